// SPDX-License-Identifier: Apache-2.0
#include "src/commands/fetch_progress.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <iostream>

namespace rg {
namespace {

constexpr std::chrono::milliseconds between_drawings(100);
constexpr std::size_t bar_width = 12;

std::size_t terminal_width() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string size_text(std::uint64_t bytes) {
  char out[32];
  if (bytes < 1 << 20) return std::to_string(bytes >> 10) + " kB";
  std::snprintf(out, sizeof out, "%.1f MB", static_cast<double>(bytes) / (1 << 20));
  return out;
}

/// `A/HRC/50/51 (zh) [####--------] 1.2 MB`
std::string bar(const std::string& name, std::uint64_t bytes, std::uint64_t all) {
  std::string out = name + " ";
  if (all > 0) {
    const auto full = static_cast<std::size_t>(bar_width * std::min(bytes, all) / all);
    out += "[" + std::string(full, '#') + std::string(bar_width - full, '-') + "] ";
  }
  return out + size_text(bytes);
}

}  // namespace

FetchProgress::FetchProgress(std::size_t all, bool quiet) : all_(all), shown_(!quiet && isatty(STDERR_FILENO) == 1) {}

FetchProgress::~FetchProgress() { clear(); }

void FetchProgress::show(const std::string& name, std::uint64_t bytes, std::uint64_t all) {
  if (!shown_) return;
  const std::lock_guard lock(mutex_);
  files_[name] = {bytes, all};
  const auto now = std::chrono::steady_clock::now();
  if (now - drawn_ < between_drawings && bytes != all) return;
  drawn_ = now;
  draw();
}

void FetchProgress::done(const std::string& name) {
  const std::lock_guard lock(mutex_);
  files_.erase(name);
  ++done_;
}

void FetchProgress::make_room(const std::function<void()>& print) {
  const std::lock_guard lock(mutex_);
  clear();
  print();
}

void FetchProgress::clear() const {
  if (shown_) std::cerr << "\r\033[K" << std::flush;
}

void FetchProgress::draw() {
  std::string line = std::to_string(done_) + "/" + std::to_string(all_);
  for (const auto& [name, state] : files_) line += "  " + bar(name, state.bytes, state.all);
  std::cerr << "\r\033[K" << line.substr(0, terminal_width() - 1) << std::flush;
}

}  // namespace rg
