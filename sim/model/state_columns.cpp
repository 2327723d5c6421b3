// SPDX-License-Identifier: Apache-2.0
#include "sim/model/state_columns.hpp"

#include "sim/kernel/contract.hpp"
#include "sim/kernel/field_name.hpp"
#include "sim/kernel/state.hpp"

#include <array>
#include <bit>
#include <limits>
#include <string_view>
#include <type_traits>
#include <utility>

namespace dowith {
namespace {

/// Where a field stands among those around it. It lives on the stack, so that whoever needs no
/// names pays for none.
struct Path {
    const Path* above;
    std::string_view name; ///< empty: one of several teams, by its place
    std::size_t place = 0;
};

std::string text_of(const Path& path, std::span<const std::string> services) {
    const std::string own =
        path.name.empty() ? std::string{services[path.place]} : std::string{path.name};
    // The list of teams is named by the service of each, and the neighbourhood by nothing.
    const Path* above = path.name.empty() ? nullptr : path.above;
    return above == nullptr ? own : text_of(*above, services) + "." + own;
}

template <class T> inline constexpr bool is_array = false;
template <class T, std::size_t size> inline constexpr bool is_array<std::array<T, size>> = true;

struct Alone {}; ///< stands for the list where there is none

template <class List> inline constexpr RowsOf rows_of = RowsOf::entry;
template <> inline constexpr RowsOf rows_of<Alone> = RowsOf::neighbourhood;
template <class T> inline constexpr RowsOf rows_of<Column<T, CitizenId>> = RowsOf::citizen;
template <class T>
inline constexpr RowsOf rows_of<Column<T, ProfessionalId>> = RowsOf::professional;

template <class T>
concept OfCitizen = requires(const T& entry) {
    { entry.citizen } -> std::convertible_to<CitizenId>;
};

/// Who stands in the rows of a list of such elements, and in which row an element does.
template <class List, class Element> constexpr RowsOf owner() {
    if constexpr (OfCitizen<Element> || std::is_same_v<Element, PeerLink> ||
                  std::is_same_v<Element, BorderTie>) {
        return RowsOf::citizen;
    } else {
        return rows_of<List>;
    }
}

template <class Element> std::uint32_t row_of(const Element& element, std::size_t place) {
    if constexpr (OfCitizen<Element>) {
        return element.citizen.value;
    } else if constexpr (std::is_same_v<Element, PeerLink>) {
        return element.seeker.value;
    } else if constexpr (std::is_same_v<Element, BorderTie>) {
        return element.here.value;
    } else {
        return static_cast<std::uint32_t>(place);
    }
}

/// A scalar as a number; NaN for nobody.
template <class T> double number_of(const T& scalar) {
    if constexpr (std::is_arithmetic_v<T> || std::is_enum_v<T>) {
        return static_cast<double>(scalar);
    } else if constexpr (std::is_same_v<T, Strength>) {
        return scalar.value();
    } else if constexpr (std::is_same_v<T, KnownCitizen>) {
        return number_of(CitizenId{scalar});
    } else {
        return scalar.exists() ? static_cast<double>(scalar.value)
                               : std::numeric_limits<double>::quiet_NaN();
    }
}

/// Calls visit(number) for each number in a value, those of arrays one after the other.
template <class T, class Visit> void for_each_number(const T& value, Visit&& visit) {
    if constexpr (is_array<T>) {
        for (const auto& each : value) {
            for_each_number(each, visit);
        }
    } else {
        visit(number_of(value));
    }
}

/// Whether the bytes of a value say no more than its numbers.
template <class T> constexpr bool is_plain() {
    if constexpr (is_array<T>) {
        return is_plain<typename T::value_type>();
    } else {
        return !RecordState<T>;
    }
}

/// Calls `visit.column<owner>(path, rows, get)` for one column, or for one of each part where a row
/// is a record. `get` picks from a row what the column holds.
template <class List, class Row, class Get, class Visit>
void walk_rows(std::span<const Row> rows, const Path& path, Get get, Visit& visit) {
    using Value = std::remove_cvref_t<decltype(get(std::declval<const Row&>()))>;
    if constexpr (RecordState<Value>) {
        static_assert(names_all_parts<Value>, "parts() names every part, in order of declaration");
        constexpr auto parts = Value::parts();
        const auto walk_part = [&]<std::size_t i>(std::integral_constant<std::size_t, i>) {
            constexpr auto part = std::get<i>(parts);
            const auto deeper = [get](const Row& row) -> const auto& { return get(row).*part; };
            walk_rows<List>(rows, Path{&path, field_name<part>()}, deeper, visit);
        };
        [&]<std::size_t... i>(std::index_sequence<i...>) {
            (walk_part(std::integral_constant<std::size_t, i>{}), ...);
        }
        (std::make_index_sequence<std::tuple_size_v<decltype(parts)>>{});
    } else {
        visit.template column<owner<List, Row>()>(path, rows, get);
    }
}

template <class T, class Visit> void walk(const T& state, const Path* path, Visit& visit) {
    const auto itself = [](const auto& row) -> const auto& { return row; };
    if constexpr (CompositeState<T>) {
        constexpr auto fields = T::fields();
        [&]<std::size_t... i>(std::index_sequence<i...>) {
            const auto walk_field = [&](const auto& field, std::string_view name) {
                const Path below{path, name};
                walk(field, &below, visit);
            };
            (walk_field(state.*std::get<i>(fields), field_name<std::get<i>(fields)>()), ...);
        }
        (std::make_index_sequence<std::tuple_size_v<decltype(fields)>>{});
    } else if constexpr (ListState<T>) {
        const auto elements = state_detail::elements_of(state);
        using Element = typename decltype(elements)::value_type;
        if constexpr (CompositeState<Element>) {
            for (std::size_t place = 0; place < elements.size(); ++place) {
                const Path below{path, {}, place};
                walk(elements[place], &below, visit);
            }
        } else {
            walk_rows<T>(std::span<const Element>{elements}, *path, itself, visit);
        }
    } else {
        walk_rows<Alone>(std::span<const T>{&state, 1}, *path, itself, visit);
    }
}

/// Writes down what the columns are called.
struct Names {
    std::span<const std::string> services;
    std::vector<StateColumn> columns{};

    template <RowsOf rows, class Row, class Get>
    void column(const Path& path, std::span<const Row> /*rows*/, Get /*get*/) {
        columns.push_back({text_of(path, services), rows});
    }
};

struct Digests {
    std::vector<std::uint64_t> values{};

    template <RowsOf owner, class Row, class Get>
    void column(const Path& /*path*/, std::span<const Row> rows, Get get) {
        Digest digest;
        if constexpr (is_plain<Row>()) {
            digest.add(std::as_bytes(rows)); // a word at a time: most of a state is such columns
        } else {
            digest.add(std::uint64_t{rows.size()});
            for (std::size_t place = 0; place < rows.size(); ++place) {
                for_each_number(get(rows[place]), [&](double number) {
                    digest.add(std::bit_cast<std::uint64_t>(number)); // NaN too
                });
            }
        }
        values.push_back(digest.value());
    }
};

struct Cells {
    std::size_t wanted;
    std::size_t place = 0;
    std::vector<StateCell> cells{};

    template <RowsOf owner, class Row, class Get>
    void column(const Path& /*path*/, std::span<const Row> rows, Get get) {
        if (place++ != wanted) {
            return;
        }
        for (std::size_t at = 0; at < rows.size(); ++at) {
            std::uint32_t part = 0;
            for_each_number(get(rows[at]), [&](double number) {
                cells.push_back({row_of(rows[at], at), part++, number});
            });
        }
    }
};

} // namespace

std::vector<StateColumn> state_columns(std::span<const std::string> services) {
    Neighbourhood home;
    home.teams.resize(services.size());
    Names names{services};
    walk(home, nullptr, names);
    return std::move(names.columns);
}

std::vector<std::uint64_t> column_digests(const Neighbourhood& home) {
    Digests digests;
    walk(home, nullptr, digests);
    return std::move(digests.values);
}

std::vector<StateCell> column_cells(const Neighbourhood& home, std::size_t column) {
    Cells cells{column};
    walk(home, nullptr, cells);
    ENSURES(column < cells.place);
    return std::move(cells.cells);
}

} // namespace dowith
