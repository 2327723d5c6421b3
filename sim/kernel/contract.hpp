// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Contracts for programmers' mistakes, checked in every build but `unchecked`. A broken contract
/// names condition and place, and aborts, or throws where a world can be left out for it (see
/// broken_contract.hpp): no state that breaks one is ever written. What users get wrong is never a
/// contract: it is collected in `Problems` (sim/scenario).

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
