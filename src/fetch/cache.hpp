// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "src/fetch/document.hpp"
#include "src/fetch/records.hpp"

namespace rg {

/// How a server tells one state of a file from another (RFC 9110, section 8.8).
struct Validators {
  std::string etag, last_modified;
  bool any() const { return !etag.empty() || !last_modified.empty(); }
  /// What If-Range takes: an ETag that isn't weak, or a date; empty where there is neither.
  const std::string& strong() const { return !etag.empty() && !etag.starts_with("W/") ? etag : last_modified; }
};

/// A whole file in the folder, as it was when it was put there.
struct KeptFile {
  std::string path;
  std::uint64_t bytes = 0;
  std::string fingerprint;
  Validators validators;
};

/// A file that is on its way, and stays where it was broken off.
class Part {
 public:
  /// Takes up what an earlier run has left at this path, if it is of a known state of the file.
  explicit Part(std::string path);
  std::uint64_t size() const { return size_; }
  std::uint64_t all() const { return all_; }  ///< bytes that the whole has; 0 where the server didn't say
  const Validators& validators() const { return validators_; }
  const std::string& path() const { return path_; }

  void begin(const Validators& validators, std::uint64_t all);
  void append(std::string_view bytes);
  void close();  ///< all of it is on the disk then
  void discard();

  std::string head() const;
  std::string tail() const;

 private:
  using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;
  void open(const char* mode);
  std::string path_, record_;
  std::uint64_t size_ = 0, all_ = 0;
  Validators validators_;
  File file_{nullptr, &std::fclose};
};

/// A folder of files by symbol and language: `A-HRC-50-51.zh.pdf`. What is known of them, and parts, lie in `.fetch`
/// below it. A file appears whole or not at all, whenever a run is ended. All functions throw Problem where the disk
/// fails.
class Cache {
 public:
  /// Makes the folder where there is none.
  explicit Cache(std::string folder);
  ~Cache();
  Cache(const Cache&) = delete;
  Cache& operator=(const Cache&) = delete;

  /// Keeps other runs from changing the folder as long as this lives; calls `waiting` once where one does already.
  void lock(const std::function<void()>& waiting);

  /// The file that was put there for `name` (`A-HRC-50-51.zh`) when `type` was asked for, if it still is what it was.
  std::optional<KeptFile> find(const std::string& name, const std::string& type) const;
  /// What is on its way; where a run was ended between the two last steps of keep(), it is brought to its end first,
  /// and find() has the file.
  Part part(const std::string& name, const std::string& type) const;
  /// The whole part becomes the file. Unless `force`, throws Problem where another file is there.
  KeptFile keep(Part& part, const std::string& name, const std::string& type, std::string_view extension, bool force);

 private:
  std::string inner(const std::string& name) const;
  std::optional<FileRecord> record(const std::string& name, const std::string& type) const;
  bool is_ours(const std::string& path, const std::string& name) const;
  std::string folder_;
  int lock_ = -1;
  bool is_locked_ = false;
};

}  // namespace rg
