// SPDX-License-Identifier: Apache-2.0
#pragma once

/// What the program tells the shell. 65 and 74 are sysexits' EX_DATAERR and EX_IOERR, 130 is what a
/// shell reports after Ctrl-C.
namespace dowith::exit_code {

inline constexpr int ok = 0;
inline constexpr int run_failed = 1;
inline constexpr int usage = 2;
inline constexpr int not_precise = 3; ///< the cap on worlds came first
inline constexpr int bad_data = 65;
inline constexpr int file_system = 74;
inline constexpr int interrupted = 130;

} // namespace dowith::exit_code
