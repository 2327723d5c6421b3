// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/kernel/field_name.hpp"
#include "sim/kernel/mix.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace dowith {

// How a state becomes bytes and bytes a state again, for whoever keeps it. A state is made of three
// things: flat records, taken as they lie in memory; lists (vectors, columns, texts), taken as
// their length and their elements; and composites, which name their fields:
//
//     static constexpr auto fields() { return std::tuple{&Home::first, &Home::second}; }
//
// A composite that has a field more than it names does not compile.
//
// The bytes are those of one program on one kind of machine: `state_layout` tells others apart.

/// Where the bytes of a state go.
class StateSink {
  public:
    StateSink() = default;
    StateSink(const StateSink&) = delete;
    StateSink& operator=(const StateSink&) = delete;
    virtual ~StateSink() = default;

    virtual void put(std::span<const std::byte> bytes) = 0;
};

/// Where they come from.
class StateSource {
  public:
    StateSource() = default;
    StateSource(const StateSource&) = delete;
    StateSource& operator=(const StateSource&) = delete;
    virtual ~StateSource() = default;

    /// Fills all of `bytes`, of which there are no more than are left.
    virtual void take(std::span<std::byte> bytes) = 0;

    [[nodiscard]] virtual std::size_t left() const = 0;
};

/// Bytes that end before the state does, or say what no state says.
struct StateError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Counts the bytes that a state takes.
class StateSize final : public StateSink {
  public:
    void put(std::span<const std::byte> bytes) override { size_ += bytes.size(); }

    [[nodiscard]] std::size_t size() const { return size_; }

  private:
    std::size_t size_ = 0;
};

template <class T>
concept CompositeState = requires {
    T::fields();
};

/// A vector, a text, or a column, which shows its elements as a span.
template <class T>
concept ListState = requires(T& list) {
    typename std::remove_cvref_t<T>::value_type;
    list.resize(std::size_t{1});
    list.size();
};

/// A flat record that can be told part by part, whatever gaps there are between its parts:
///
///     static constexpr auto parts() { return std::tuple{&Case::citizen, &Case::severity}; }
template <class T>
concept RecordState = requires {
    T::parts();
};

template <class T>
concept FlatState = std::is_trivially_copyable_v<T> && !std::is_pointer_v<T> && !CompositeState<T>;

namespace state_detail {

template <class List> auto elements_of(List& list) {
    if constexpr (requires { list.span(); }) {
        return list.span();
    } else {
        return std::span{list.data(), list.size()};
    }
}

/// Where a struct of these fields alone would end, with the gaps that alignment asks for.
template <class T, class... Fields> constexpr std::size_t size_of_all(std::tuple<Fields T::*...>) {
    std::size_t end = 0;
    std::size_t widest = 1;
    const auto place = [&](std::size_t size, std::size_t alignment) {
        end = (end + alignment - 1) / alignment * alignment + size;
        widest = alignment > widest ? alignment : widest;
    };
    (place(sizeof(Fields), alignof(Fields)), ...);
    return (end + widest - 1) / widest * widest;
}

/// What any field can be made from, in code that is never run.
struct Anything {
    template <class T> constexpr operator T() const;
};

/// How many values in braces an aggregate takes: as many as it has fields.
template <class T, class... Values> constexpr std::size_t count_fields() {
    if constexpr (requires { T{Values{}..., Anything{}}; }) {
        return count_fields<T, Values..., Anything>();
    } else {
        return sizeof...(Values);
    }
}

} // namespace state_detail

/// Whether `fields` names every field of a composite, in the order of declaration.
template <CompositeState T>
inline constexpr bool names_all_fields = std::tuple_size_v<decltype(T::fields())> ==
                                             state_detail::count_fields<T>() &&
                                         state_detail::size_of_all(T::fields()) == sizeof(T);

/// The same of `parts` and a record.
template <RecordState T>
inline constexpr bool names_all_parts = std::tuple_size_v<decltype(T::parts())> ==
                                            state_detail::count_fields<T>() &&
                                        state_detail::size_of_all(T::parts()) == sizeof(T);

/// Hands all bytes of a state to `to`.
template <class T> void save_state(const T& state, StateSink& to) {
    if constexpr (CompositeState<T>) {
        static_assert(names_all_fields<T>, "fields() names every field, in order of declaration");
        std::apply([&](auto... field) { (save_state(state.*field, to), ...); }, T::fields());
    } else if constexpr (ListState<T>) {
        const auto elements = state_detail::elements_of(state);
        save_state(std::uint64_t{elements.size()}, to);
        if constexpr (FlatState<typename decltype(elements)::value_type>) {
            to.put(std::as_bytes(elements));
        } else {
            for (const auto& element : elements) {
                save_state(element, to);
            }
        }
    } else {
        static_assert(FlatState<T>);
        to.put(std::as_bytes(std::span{&state, std::size_t{1}}));
    }
}

/// The fewest bytes that a state of this type becomes: all its lists empty.
template <class T> constexpr std::size_t least_state_bytes() {
    if constexpr (CompositeState<T>) {
        return []<class... Fields>(std::tuple<Fields T::*...>) {
            return (std::size_t{0} + ... + least_state_bytes<Fields>());
        }(T::fields());
    } else if constexpr (FlatState<T>) {
        return sizeof(T);
    } else {
        return sizeof(std::uint64_t); // its length
    }
}

/// Makes `state` what was saved. Throws StateError where the bytes cannot be those of a state.
template <class T> void load_state(T& state, StateSource& from) {
    if constexpr (CompositeState<T>) {
        static_assert(names_all_fields<T>, "fields() names every field, in order of declaration");
        std::apply([&](auto... field) { (load_state(state.*field, from), ...); }, T::fields());
    } else if constexpr (ListState<T>) {
        using Element = typename decltype(state_detail::elements_of(state))::value_type;
        std::uint64_t count = 0;
        load_state(count, from);
        // No length that is wrong asks for much more than there is.
        if (count > from.left() / least_state_bytes<Element>()) {
            throw StateError{"a list is longer than what is left"};
        }
        state.resize(count);
        if constexpr (FlatState<Element>) {
            from.take(std::as_writable_bytes(state_detail::elements_of(state)));
        } else {
            for (auto& element : state_detail::elements_of(state)) {
                load_state(element, from);
            }
        }
    } else {
        static_assert(FlatState<T>);
        if (from.left() < sizeof(T)) {
            throw StateError{"it ends too early"};
        }
        from.take(std::as_writable_bytes(std::span{&state, std::size_t{1}}));
    }
}

/// A fingerprint of how a state of this type is laid out, by the names and kinds of all that it
/// has: programs that differ in it cannot read each other's bytes.
template <class T> constexpr std::uint64_t state_layout();

namespace state_detail {

constexpr std::uint64_t fingerprint(std::string_view text) {
    std::uint64_t print = text.size();
    for (const char letter : text) {
        print = mix(print ^ static_cast<unsigned char>(letter));
    }
    return print;
}

/// Of the members that `of()` names, in order: so that two of one size that change places show.
template <class T, auto of, std::size_t... places>
constexpr std::uint64_t layout_of_members(std::index_sequence<places...>) {
    std::uint64_t layout = sizeof...(places);
    const auto add = [&](std::uint64_t word) { layout = mix(layout ^ word); };
    ((add(fingerprint(field_name<std::get<places>(of())>())),
      add(state_layout<
          std::remove_cvref_t<decltype(std::declval<T&>().*std::get<places>(of()))>>())),
     ...);
    return layout;
}

template <class T> constexpr std::uint64_t kind_of_flat() {
    constexpr bool is_signed = std::is_signed_v<T>;
    return std::is_floating_point_v<T> ? 1U
           : std::is_integral_v<T>     ? (is_signed ? 2U : 3U)
           : std::is_enum_v<T>         ? 4U
                                       : 5U;
}

} // namespace state_detail

template <class T> constexpr std::uint64_t state_layout() {
    if constexpr (CompositeState<T>) {
        constexpr std::size_t count = std::tuple_size_v<decltype(T::fields())>;
        return state_detail::layout_of_members<T, &T::fields>(std::make_index_sequence<count>());
    } else if constexpr (RecordState<T>) {
        constexpr std::size_t count = std::tuple_size_v<decltype(T::parts())>;
        return mix(
            state_detail::layout_of_members<T, &T::parts>(std::make_index_sequence<count>()));
    } else if constexpr (ListState<T>) {
        using Elements = decltype(state_detail::elements_of(std::declval<T&>()));
        return mix(~state_layout<typename Elements::value_type>());
    } else {
        return mix(sizeof(T) ^ mix(state_detail::kind_of_flat<T>()));
    }
}

} // namespace dowith
