// SPDX-License-Identifier: Apache-2.0
#include "sim/kernel/contract.hpp"

#include "sim/kernel/broken_contract.hpp"
#include "sim/kernel/text.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace dowith {
namespace {

std::atomic<int> throwing{0}; // a contract has nothing but the program to ask

} // namespace

ContractsThrow::ContractsThrow() { ++throwing; }

ContractsThrow::~ContractsThrow() { --throwing; }

void contract_broken(const char* kind, const char* condition, const char* file, int line) {
    const std::string text =
        str("broken ", kind, " (", condition, ") at ", file, ':', line, "; please report it");
    if (throwing > 0) {
        throw BrokenContract{text};
    }
    std::fprintf(stderr, "dowith: %s\n", text.c_str());
    std::abort();
}

} // namespace dowith
