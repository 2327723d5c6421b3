// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Contracts for programmers' mistakes, checked in every build but `unchecked`. A broken contract
/// prints condition and place to the error stream and aborts: no state that breaks one is worth
/// writing. Wrong input from users is never a contract: it is collected in `Problems`
/// (sim/scenario).

namespace dowith {

[[noreturn]] void
contract_broken(const char* kind, const char* condition, const char* file, int line);

} // namespace dowith

#if DOWITH_CONTRACTS
#define DOWITH_CONTRACT(kind, condition)                                                           \
    ((condition) ? static_cast<void>(0)                                                            \
                 : ::dowith::contract_broken(kind, #condition, __FILE__, __LINE__))
#else
#define DOWITH_CONTRACT(kind, condition) static_cast<void>(0)
#endif

/// What a function demands of its caller.
#define EXPECTS(condition) DOWITH_CONTRACT("precondition", condition)
/// What a function promises its caller.
#define ENSURES(condition) DOWITH_CONTRACT("postcondition", condition)
/// What always holds between two statements.
#define INVARIANT(condition) DOWITH_CONTRACT("invariant", condition)
