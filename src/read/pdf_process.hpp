// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/read/pdf_page.hpp"

namespace rg {

/// One child process that opens PDF files, one after the other.
class PdfProcess {
 public:
  /// Throws Problem where the worker program isn't there or can't be started.
  PdfProcess();
  ~PdfProcess();
  PdfProcess(const PdfProcess&) = delete;
  PdfProcess& operator=(const PdfProcess&) = delete;
  /// Throws Problem for what can't be opened. After the child has ended over a file, `ended()`.
  std::vector<PdfPage> read(std::string_view bytes, const std::string& path);
  bool ended() const { return child_ == 0; }

 private:
  void send(std::string_view bytes);
  void receive(void* to, std::size_t size);
  PdfPage receive_page(const pdf::PageHead& head, std::uint64_t& left);
  std::vector<PdfPage> exchange(std::string_view bytes, const std::string& path);
  int end();

  pid_t child_ = 0;
  int connection_ = -1;
};

}  // namespace rg
