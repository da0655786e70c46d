// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "src/facts/facts.hpp"
#include "src/layout/layout.hpp"
#include "src/ledger/ledger.hpp"
#include "src/schema/schema.hpp"

namespace rg {

struct Extraction {
  Facts facts;
  std::vector<Remark> remarks;
  Missed missed;
};

/// Everything that is built once from a schema and then only read: one extractor serves all threads.
class Extractor {
 public:
  /// Throws Problem where the wording files are wrong.
  explicit Extractor(const Schema& schema);
  ~Extractor();
  /// Mentions, relations and facts of one report. A pure function of the document.
  Extraction extract(const Document& document) const;
  /// The same for a person to read: sentence by sentence the mentions folded, who acts, what is only asked for, the
  /// rules whose triggers are there, and the edges.
  std::string explain(const Document& document) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rg
