// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "src/fetch/cache.hpp"
#include "src/fetch/fetch.hpp"
#include "src/fetch/outcome.hpp"
#include "src/fetch/pace.hpp"
#include "src/net/download.hpp"

namespace rg {

/// All that getting one document in one language as one type takes.
struct TransferTask {
  const FetchSettings& settings;
  const Wanted& wanted;
  std::string type;
  Cache& cache;
  Pace& pace;
  Downloader& downloader;

  std::string url() const;
};

/// `A-HRC-50-51.zh`: a name that can't leave its folder, whatever the symbol.
std::string stem_of(const Wanted& wanted);

/// Asks, follows redirections, waits and asks again, until there is a whole file or no hope; the file lies in the cache
/// then. `part` is what an earlier run left of it. `file` is what was there, and becomes what came.
FetchStep transfer(TransferTask& task, Part& part, std::optional<KeptFile>& file);

}  // namespace rg
