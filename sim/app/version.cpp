// SPDX-License-Identifier: Apache-2.0
#include "sim/app/version.hpp"

namespace dowith {

std::string program_version() { return DOWITH_VERSION; }

std::string build_name() { return DOWITH_BUILD; }

} // namespace dowith
