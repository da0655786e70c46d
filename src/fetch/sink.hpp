// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "src/fetch/cache.hpp"
#include "src/fetch/outcome.hpp"
#include "src/net/download.hpp"

namespace rg {

/// Takes the body of one answer into a part, looking at it as it comes.
class Sink {
 public:
  using Progress = std::function<void(std::uint64_t bytes, std::uint64_t all)>;
  Sink(Part& part, std::uint64_t most_bytes, const Progress& progress)
      : part_(part), most_bytes_(most_bytes), progress_(progress) {}

  /// False where the rest isn't wanted.
  bool take(const ResponseHead& head, std::string_view bytes);
  /// Behind the last byte. Nothing where the part is a whole document.
  std::optional<FetchStep> end(const Got& got);

 private:
  bool begin(const ResponseHead& head);
  bool begin_anew(const ResponseHead& head);
  bool go_on(const ResponseHead& head);
  bool stop(FetchStep step);
  bool flush();
  std::optional<FetchStep> check_whole();

  Part& part_;
  std::uint64_t most_bytes_;
  const Progress& progress_;
  bool begun_ = false, is_whole_known_ = false;
  bool is_flushed_ = false;  ///< what the file is has been seen, and it is being written
  std::uint64_t all_ = 0;
  std::size_t passed_over_ = 0;  ///< bytes of an answer that brings no document
  Validators validators_;
  std::string first_;  ///< bytes, until there are enough to tell what they are
  std::optional<FetchStep> stopped_;
};

}  // namespace rg
