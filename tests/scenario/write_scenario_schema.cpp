// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/scenario_schema.hpp"

#include <iostream>

/// Prints the schema of scenarios, for check_schema.py.
int main() { std::cout << dowith::scenario_schema(); }
