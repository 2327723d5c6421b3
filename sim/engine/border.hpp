// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>
#include <vector>

namespace dowith {

/// What the week loop needs of those parts of a district that live in other processes. All of them
/// make the same calls in the same order.
template <class Notice> class Border {
  public:
    Border() = default;
    Border(const Border&) = delete;
    Border& operator=(const Border&) = delete;
    virtual ~Border() = default;

    /// Puts on the board those notices from elsewhere that somebody here reads.
    virtual void exchange(std::vector<Notice>& board) = 0;

    /// What all processes bring, in the order of neighbourhoods: the same everywhere.
    [[nodiscard]] virtual std::vector<double> gather(std::vector<double> brought) = 0;
};

/// The border of a district that lives here as a whole.
template <class Notice> class NoBorder final : public Border<Notice> {
  public:
    void exchange(std::vector<Notice>& /*board*/) override {}

    [[nodiscard]] std::vector<double> gather(std::vector<double> brought) override {
        return brought;
    }
};

} // namespace dowith
