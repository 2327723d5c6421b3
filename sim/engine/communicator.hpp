// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <type_traits>
#include <vector>

namespace dowith {

using Bytes = std::vector<std::byte>;

/// The numbers 0, 1, 2, … of which each is given out once, whichever process asks, and from any of
/// its threads.
class Tickets {
  public:
    Tickets() = default;
    Tickets(const Tickets&) = delete;
    Tickets& operator=(const Tickets&) = delete;
    virtual ~Tickets() = default;

    [[nodiscard]] virtual std::size_t next() = 0;
};

/// The processes among which a job is shared out. All of them make the same calls in the same
/// order, or they wait for each other for ever.
class Communicator {
  public:
    Communicator() = default;
    Communicator(const Communicator&) = delete;
    Communicator& operator=(const Communicator&) = delete;
    virtual ~Communicator() = default;

    /// Which of the processes this one is, from 0.
    [[nodiscard]] virtual unsigned rank() const = 0;

    /// How many processes there are.
    [[nodiscard]] virtual unsigned size() const = 0;

    /// What every process says, one behind the other in the order of ranks: the same everywhere.
    [[nodiscard]] virtual Bytes gather(std::span<const std::byte> said) = 0;

    /// Hands `letters[r]` to process r, and returns what each process had for this one.
    [[nodiscard]] virtual std::vector<Bytes> exchange(const std::vector<Bytes>& letters) = 0;

    /// The same where it is known how long the letters are that come: `heard[r]` has the length of
    /// what process r sends. Only processes that have something for each other meet.
    virtual void exchange(const std::vector<Bytes>& letters, std::vector<Bytes>& heard) = 0;

    /// A new roll of tickets, by which work is handed out to whoever is free.
    [[nodiscard]] virtual std::unique_ptr<Tickets> tickets() = 0;

    /// Ends all processes at once with this exit code: for whoever cannot go on.
    [[noreturn]] virtual void abort(int code) = 0;

    /// Numbers instead of bytes.
    template <class T> [[nodiscard]] std::vector<T> gather_numbers(std::span<const T> said) {
        static_assert(std::is_trivially_copyable_v<T>);
        const Bytes heard = gather(std::as_bytes(said));
        std::vector<T> numbers(heard.size() / sizeof(T));
        if (!heard.empty()) {
            std::memcpy(numbers.data(), heard.data(), heard.size());
        }
        return numbers;
    }

    [[nodiscard]] bool is_alone() const { return size() == 1; }
};

/// No other process.
[[nodiscard]] Communicator& alone();
[[nodiscard]] std::unique_ptr<Communicator> by_itself();

} // namespace dowith
