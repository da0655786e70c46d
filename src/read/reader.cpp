// SPDX-License-Identifier: Apache-2.0
#include "src/read/reader.hpp"

#include "src/read/convert.hpp"
#include "src/read/docx.hpp"
#include "src/read/html.hpp"
#include "src/read/kind.hpp"
#include "src/read/pdf.hpp"
#include "src/text/problem.hpp"

namespace rg {

namespace {

Text with_whole_paragraphs(Text text) {
  text.whole_paragraphs = true;
  return text;
}

}  // namespace

Reader::Reader() : pdf_(std::make_unique<PdfWorkers>()) {}
Reader::~Reader() = default;

Text Reader::operator()(std::string_view bytes, const std::string& path, const std::string& encoding) const {
  const Kind kind = kind_of(bytes);
  switch (kind) {
    case Kind::text: return read_text(bytes, path, encoding);
    case Kind::html: return with_whole_paragraphs(read_html(bytes, path, encoding));
    case Kind::pdf: return pdf_->read(bytes, path);
    case Kind::docx: return with_whole_paragraphs(read_docx(bytes, path));
    case Kind::word97:
    case Kind::rtf:
    case Kind::wordperfect:
    case Kind::opendocument: return with_whole_paragraphs(read_by_converting(bytes, path, kind));
    default:
      throw Problem({path, 0, 0}, "is " + std::string(described(kind)) + ", which is not read",
                    "save it as a PDF, a .docx or a .txt file");
  }
}

}  // namespace rg
