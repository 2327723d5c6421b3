// SPDX-License-Identifier: Apache-2.0
#pragma once

// Private to the room: attributes between C++ and HDF5.

#include "output/hdf5_handle.hpp"
#include "output/netcdf.hpp"

namespace dowith {

/// Empty texts and lists are written as netCDF writes them, with a type and no space.
void write_attribute(const Hdf5Session& hdf5, hid_t object, const Attribute& attribute);

void write_attributes(const Hdf5Session& hdf5,
                      hid_t object,
                      const std::vector<Attribute>& attributes);

/// A number whose type in the file is laid down by netCDF.
void write_number_attribute(
    const Hdf5Session& hdf5, hid_t object, const char* name, double number, hid_t file_type);

/// Names in the order of creation.
std::vector<std::string> attribute_names(const Hdf5Session& hdf5, hid_t object);

/// Refuses what no AttributeValue can hold.
AttributeValue read_attribute(const Hdf5Session& hdf5, hid_t object, const std::string& name);

} // namespace dowith
