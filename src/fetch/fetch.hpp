// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "src/fetch/outcome.hpp"
#include "src/net/download.hpp"

/// Documents by their symbols, from the documents service of the United Nations or a mirror of it, into a folder.
namespace rg {

/// One document in one language.
struct Wanted {
  std::string symbol;    ///< as read_symbol() gives it
  std::string language;  ///< ISO 639-1
};

struct Fetched {
  Wanted wanted;
  FetchOutcome outcome{};
  std::string path = {};  ///< of the file; empty where there is none
  std::uint64_t bytes = 0;
  std::string problem = {};  ///< one line as a Problem has it; with a path where that could not be brought up to date
};

struct FetchSettings {
  std::string folder;
  std::string base_url = "https://documents.un.org";  ///< as checked_url() gives it
  std::string type = "pdf";                           ///< or `docx`: asked for first, the other one if there is none
  std::chrono::milliseconds pause{1000};              ///< between the beginnings of two requests to one server
  unsigned tries = 6;                                 ///< of a request, with waits that grow from the pause
  std::uint64_t most_bytes = std::uint64_t{200} << 20;
  bool ask_again = true;  ///< whether a file that is there has changed; else it is taken as it is
  bool force = false;     ///< overwrites files that were not fetched
  Connecting connecting = {};
  /// Told by any thread how far a file is; `all` is 0 where that isn't known.
  std::function<void(const Wanted& wanted, std::uint64_t bytes, std::uint64_t all)> progress = {};
  /// Told once when another run has to end first.
  std::function<void()> waiting = {};
};

/// One for a run: it knows how the server has fared, and asks for two documents at a time at most.
class Fetcher {
 public:
  /// Throws Problem where the folder can't be made.
  explicit Fetcher(FetchSettings settings);
  ~Fetcher();
  /// Each document on its own: what is wrong with one is told in its `problem`. For any thread.
  Fetched fetch(const Wanted& wanted);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// All of them; `use` has the results in the order of `wanted`, in this thread.
void fetch_all(Fetcher& fetcher, const std::vector<Wanted>& wanted, const std::function<void(const Fetched&)>& use);

}  // namespace rg
