// SPDX-License-Identifier: Apache-2.0
#include "output/factor_variable.hpp"

#include "sim/scenario/scalar.hpp"

#include <optional>

namespace dowith {
namespace {

std::optional<std::vector<double>> as_numbers(const std::vector<std::string>& values) {
    std::vector<double> numbers;
    for (const std::string& value : values) {
        const std::optional<double> number = decimal(value);
        if (!number) {
            return {};
        }
        numbers.push_back(*number);
    }
    return numbers;
}

} // namespace

void put_factor(NetcdfWriter& writer,
                const std::string& path,
                const std::string& dimension,
                const std::vector<std::string>& values) {
    Variable variable{.path = "/design/" + path, .dimensions = {dimension}, .long_name = path};
    if (const auto numbers = as_numbers(values)) {
        variable.long_name += ", in the unit of the scenario's key";
        writer.put(variable, *numbers);
    } else {
        writer.put(variable, values);
    }
}

} // namespace dowith
