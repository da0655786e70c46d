// SPDX-License-Identifier: Apache-2.0
#include "src/layout/layout.hpp"
