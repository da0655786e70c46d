// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace rg {

/// What is read of an archive at most, since a few kB may unpack to any size
/// (https://www.bamsoftware.com/hacks/zipbomb).
struct ArchiveLimits {
  std::uint64_t member = 256ULL << 20;  ///< bytes of one member: the largest reports, full of pictures, have 100 MB
  std::uint64_t all = 16ULL << 30;      ///< bytes of all members, those passed over too
  std::uint64_t members = 1'000'000;
  /// Bytes of all members to one of the archive. Text and the XML of documents pack to a tenth, empty tables to a
  /// hundredth, and nothing but bombs to more, once there is enough of it.
  std::uint64_t ratio = 200;
  std::uint64_t ratio_from = 32ULL << 20;  ///< bytes up to which any ratio will do
};

/// The members of a ZIP, tar (plain or packed by gzip, bzip2, xz, zstd) or 7z archive, one after the other;
/// a single file that is packed alone (`A-HRC-950-21.pdf.gz`) is the one member.
/// All functions throw Problem, in the name of `path`, for what is broken or too large: what came before it is good.
class Archive {
 public:
  /// Of bytes that stay where they are.
  Archive(std::string_view bytes, const std::string& path, const ArchiveLimits& limits = {});
  /// Of a file, which is not read as a whole.
  explicit Archive(const std::string& path, const ArchiveLimits& limits = {});
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  struct Member {
    /// `reports/A-HRC-950-21.pdf`: UTF-8 that is harmless to show and, unless refused, as a path below a folder.
    std::string name;
    std::string refused;  ///< why it can't be read, to go behind the name: `is encrypted`, `is a link`; else empty
  };
  /// The next one that is no folder; none at the end.
  std::optional<Member> next();
  /// All bytes of the member that next() gave last; once, and only of one that is not refused.
  std::string read();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace rg
