// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>

namespace rg {

/// Places to start a layout from: seeds of a sunflower, each a golden angle on. The angle turns in whole numbers, and
/// a square root is the same on every machine (IEEE 754, section 5.4.1), which sine and cosine are not.
class Spiral {
 public:
  struct Place {
    double x, y;  ///< with two decimals
  };

  Place next() {
    const auto radius = static_cast<std::int64_t>(std::sqrt(static_cast<double>(index_++)) * spacing);
    const Place out{hundredths(radius * cosine_), hundredths(radius * sine_)};
    const std::int64_t turned = cosine_ * golden_cosine - sine_ * golden_sine;
    sine_ = (sine_ * golden_cosine + cosine_ * golden_sine) / one;
    cosine_ = turned / one;
    return out;
  }

 private:
  static constexpr std::int64_t one = std::int64_t{1} << 30;
  static constexpr std::int64_t golden_cosine = -791743804, golden_sine = 725302181;  // of 137.508°, times `one`
  static constexpr double spacing = 5000;                                             // in hundredths
  static double hundredths(std::int64_t value) {
    const std::int64_t whole = value / one;
    return static_cast<double>(whole) / 100;
  }

  std::int64_t index_ = 0, cosine_ = one, sine_ = 0;
};

}  // namespace rg
