// SPDX-License-Identifier: Apache-2.0

// Writes the sample file to the path given, for check_netcdf.py.

#include "tests/output/netcdf_sample.hpp"

int main(int argc, char* argv[]) {
    if (argc != 2) {
        return 2;
    }
    dowith::netcdf_sample::write(argv[1]);
}
