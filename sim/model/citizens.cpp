// SPDX-License-Identifier: Apache-2.0
#include "sim/model/citizens.hpp"

namespace dowith {

void Citizens::resize(std::size_t count) {
    for_each_column(*this, [count](auto& column) { column.resize(count); });
    answered.resize(count);
    unanswered.resize(count);
    ties.resize(count);
}

void Citizens::add_to(Digest& digest) const {
    for_each_column(*this, [&digest](const auto& column) { digest.add(column.span()); });
    ties.add_to(digest);
}

} // namespace dowith
