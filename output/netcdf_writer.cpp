// SPDX-License-Identifier: Apache-2.0
#include "output/durable_file.hpp"
#include "output/hdf5_attribute.hpp"
#include "output/hdf5_handle.hpp"
#include "output/netcdf.hpp"
#include "output/netcdf_layout.hpp"
#include "output/seal.hpp"
#include "sim/kernel/contract.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>

namespace dowith {

namespace {

using Shape = Hdf5Shape;

/// Smaller variables lie in one piece: the index of chunks would cost more than compression saves.
constexpr std::size_t contiguous_bytes_max = 16 * 1024;

/// As much as HDF5 keeps in its cache for one variable, so that no chunk is compressed twice.
constexpr std::size_t chunk_bytes_max = 1024 * 1024;

constexpr std::size_t memory_growth_bytes = 1024 * 1024;

/// Of 9; on results of simulations more costs much time and gains one per cent.
constexpr unsigned deflate_level = 4;

constexpr unsigned in_order_of_creation = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;

hsize_t product(const Shape& shape) {
    return std::accumulate(shape.begin(), shape.end(), hsize_t{1}, std::multiplies<>{});
}

/// Halves the slowest-varying lengths until a chunk is small enough.
Shape chunk_shape(Shape chunk, std::size_t value_bytes) {
    for (hsize_t& length : chunk) {
        while (length > 1 && product(chunk) * value_bytes > chunk_bytes_max) {
            length = (length + 1) / 2;
        }
    }
    return chunk;
}

/// Files, groups and variables keep the order of what is in them, which netCDF demands, and no
/// time, which would make equal files differ.
void make_reproducible(const Hdf5Session& hdf5, hid_t properties, bool has_links) {
    hdf5.check(H5Pset_obj_track_times(properties, false));
    hdf5.check(H5Pset_attr_creation_order(properties, in_order_of_creation));
    if (has_links) {
        hdf5.check(H5Pset_link_creation_order(properties, in_order_of_creation));
    }
}

/// HDF5 builds the file in memory and PartialFile puts it on the disk, because HDF5 1.10 crashes
/// after a write that failed, as on a full disk. In memory it takes what it will take on the disk.
Hdf5Handle in_memory(const Hdf5Session& hdf5) {
    Hdf5Handle access = hdf5.handle(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    hdf5.check(H5Pset_fapl_core(access.id(), memory_growth_bytes, false));
    hdf5.check(H5Pset_fclose_degree(access.id(), H5F_CLOSE_STRONG));
    // The formats that netCDF itself uses, which the oldest readers of it know. Besides, HDF5 1.10
    // hands out images of newer ones with a wrong checksum.
    hdf5.check(H5Pset_libver_bounds(access.id(), H5F_LIBVER_EARLIEST, H5F_LIBVER_V18));
    return access;
}

/// The finished file, byte by byte.
std::string image_of(const Hdf5Session& hdf5, const Hdf5Handle& file) {
    hdf5.check(H5Fflush(file.id(), H5F_SCOPE_GLOBAL));
    const auto bytes =
        static_cast<std::size_t>(hdf5.check(H5Fget_file_image(file.id(), nullptr, 0)));
    std::string image(bytes, '\0');
    hdf5.check(H5Fget_file_image(file.id(), image.data(), image.size()));
    return image;
}

Hdf5Handle file_type(const Hdf5Session& hdf5, const Values& values) {
    const auto type_of = [&]<class T>(std::span<const T>) {
        if constexpr (std::is_same_v<T, std::string>) {
            return hdf5_text_type(hdf5);
        } else {
            return hdf5.handle(H5Tcopy(hdf5_number_type<T>().file), H5Tclose);
        }
    };
    return std::visit(type_of, values);
}

std::size_t count(const Values& values) {
    return std::visit([](const auto& known) { return known.size(); }, values);
}

template <class Number>
void write_values(const Hdf5Session& hdf5, hid_t set, std::span<const Number> numbers) {
    const hid_t type = hdf5_number_type<Number>().memory;
    hdf5.check(H5Dwrite(set, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()));
}

/// Into a part of a variable.
template <class Number>
void write_part(const Hdf5Session& hdf5,
                const Hdf5Handle& set,
                const Hdf5Handle& part,
                std::span<const Number> numbers) {
    const Hdf5Handle memory = hdf5_space(hdf5, {numbers.size()});
    const hid_t type = hdf5_number_type<Number>().memory;
    hdf5.check(H5Dwrite(set.id(), type, memory.id(), part.id(), H5P_DEFAULT, numbers.data()));
}

void write_part(const Hdf5Session& hdf5,
                const Hdf5Handle& /*set*/,
                const Hdf5Handle& /*part*/,
                std::span<const std::string> /*texts*/) {
    hdf5.refuse("texts cannot be written part by part");
}

void write_values(const Hdf5Session& hdf5, hid_t set, std::span<const std::string> texts) {
    std::vector<const char*> begins;
    for (const std::string& text : texts) {
        if (text.find('\0') != std::string::npos) {
            hdf5.refuse("a text holds a NUL character");
        }
        begins.push_back(text.c_str());
    }
    const Hdf5Handle type = hdf5_text_type(hdf5);
    hdf5.check(H5Dwrite(set, type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, begins.data()));
}

void write_values(const Hdf5Session& hdf5, Hdf5Handle set, const Values& values) {
    std::visit([&](const auto& known) { write_values(hdf5, set.id(), known); }, values);
    hdf5.check(set.close());
}

/// How a variable lies in the file: in one piece, or in compressed chunks when it is large.
Hdf5Handle storage_of(const Hdf5Session& hdf5,
                      const Variable& variable,
                      const Hdf5Handle& type,
                      const Shape& shape) {
    Hdf5Handle storage = hdf5.handle(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    make_reproducible(hdf5, storage.id(), false);
    if (variable.fill) {
        hdf5.check(H5Pset_fill_value(storage.id(), H5T_NATIVE_DOUBLE, &*variable.fill));
    }
    const bool is_text = H5Tget_class(type.id()) == H5T_STRING; // kept elsewhere, so never large
    const std::size_t value_bytes = H5Tget_size(type.id());
    if (!is_text && product(shape) * value_bytes > contiguous_bytes_max) {
        const Shape chunk = chunk_shape(shape, value_bytes);
        hdf5.check(H5Pset_chunk(storage.id(), static_cast<int>(chunk.size()), chunk.data()));
        hdf5.check(H5Pset_shuffle(storage.id()));
        hdf5.check(H5Pset_deflate(storage.id(), deflate_level));
    }
    return storage;
}

Hdf5Handle create_dataset(const Hdf5Session& hdf5,
                          const Hdf5Handle& file,
                          std::string_view path,
                          const Hdf5Handle& type,
                          const Shape& shape,
                          const Hdf5Handle& storage) {
    EXPECTS(path.starts_with('/'));
    const Hdf5Handle space = hdf5_space(hdf5, shape);
    const std::string name{path};
    const hid_t id = H5Dcreate2(
        file.id(), name.c_str(), type.id(), space.id(), H5P_DEFAULT, storage.id(), H5P_DEFAULT);
    return hdf5.handle(id, H5Dclose);
}

} // namespace

struct NetcdfWriter::File {
    struct Dimension {
        std::string path;
        hsize_t length;
    };

    explicit File(std::filesystem::path path) : partial{std::move(path)} {}

    ~File() {
        const Hdf5Session hdf5 = session("close the file");
        begun.clear();
        file.close();
    }

    File(const File&) = delete;
    File& operator=(const File&) = delete;

    [[nodiscard]] Hdf5Session session(std::string_view doing, std::string_view what = "") const {
        return {partial.path(), std::string{doing} + std::string{what}};
    }

    /// The dimension that a name means in a group: the group's own, else that of a group around it.
    [[nodiscard]] const Dimension& dimension(std::string group, std::string_view name) const;

    [[nodiscard]] Shape shape_of(const Variable& variable) const;

    Hdf5Handle create(const Hdf5Session& hdf5,
                      const Variable& variable,
                      const Hdf5Handle& type,
                      const Shape& shape) const;

    /// Makes a dataset the scale of the next dimension.
    void make_dimension(const Hdf5Session& hdf5,
                        const Hdf5Handle& set,
                        std::string_view path,
                        hsize_t length,
                        const std::string& scale);

    void attach_dimensions(const Hdf5Session& hdf5,
                           const Hdf5Handle& set,
                           const Variable& variable) const;

    PartialFile partial;
    Hdf5Handle file;
    std::vector<Dimension> dimensions; ///< netCDF numbers them in this order
    /// Variables whose values are to come. Open ones keep a chunk each until it is full.
    std::map<std::string, Hdf5Handle, std::less<>> begun;
};

const NetcdfWriter::File::Dimension& NetcdfWriter::File::dimension(std::string group,
                                                                   std::string_view name) const {
    for (;;) {
        const std::string path = netcdf_layout::path_in(group, name);
        const auto is_it = [&](const Dimension& each) { return each.path == path; };
        const auto found = std::find_if(dimensions.begin(), dimensions.end(), is_it);
        if (found != dimensions.end()) {
            return *found;
        }
        EXPECTS(group != "/"); // the dimension must have been put
        group = netcdf_layout::group_of(group);
    }
}

Shape NetcdfWriter::File::shape_of(const Variable& variable) const {
    const std::string group = netcdf_layout::group_of(variable.path);
    Shape shape;
    for (const std::string& name : variable.dimensions) {
        shape.push_back(dimension(group, name).length);
    }
    return shape;
}

Hdf5Handle NetcdfWriter::File::create(const Hdf5Session& hdf5,
                                      const Variable& variable,
                                      const Hdf5Handle& type,
                                      const Shape& shape) const {
    const Hdf5Handle storage = storage_of(hdf5, variable, type, shape);
    Hdf5Handle set = create_dataset(hdf5, file, variable.path, type, shape, storage);
    if (!variable.long_name.empty()) {
        write_attribute(hdf5, set.id(), {"long_name", variable.long_name});
    }
    if (!variable.units.empty()) {
        write_attribute(hdf5, set.id(), {"units", variable.units});
    }
    if (variable.fill) {
        write_number_attribute(hdf5, set.id(), "_FillValue", *variable.fill, type.id());
    }
    write_attributes(hdf5, set.id(), variable.attributes);
    return set;
}

void NetcdfWriter::File::make_dimension(const Hdf5Session& hdf5,
                                        const Hdf5Handle& set,
                                        std::string_view path,
                                        hsize_t length,
                                        const std::string& scale) {
    const auto number = static_cast<double>(dimensions.size());
    hdf5.check(H5DSset_scale(set.id(), scale.c_str()));
    write_number_attribute(hdf5, set.id(), netcdf_layout::dimension_number, number, H5T_STD_I32LE);
    dimensions.push_back({std::string{path}, length});
}

void NetcdfWriter::File::attach_dimensions(const Hdf5Session& hdf5,
                                           const Hdf5Handle& set,
                                           const Variable& variable) const {
    const std::string group = netcdf_layout::group_of(variable.path);
    unsigned axis = 0;
    for (const std::string& name : variable.dimensions) {
        const std::string& path = dimension(group, name).path;
        const Hdf5Handle scale =
            hdf5.handle(H5Dopen2(file.id(), path.c_str(), H5P_DEFAULT), H5Dclose);
        hdf5.check(H5DSattach_scale(set.id(), scale.id(), axis++));
    }
}

NetcdfWriter::NetcdfWriter(std::filesystem::path path, std::string_view kind)
    : file_{std::make_unique<File>(std::move(path))} {
    const Hdf5Session hdf5 = file_->session("create the file");
    const Hdf5Handle creation = hdf5.handle(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
    make_reproducible(hdf5, creation.id(), true);
    const Hdf5Handle access = in_memory(hdf5);
    // HDF5 wants a name and looks whether it exists: below a regular file nothing can.
    const std::string name = (file_->partial.partial_path() / "image").string();
    const hid_t id = H5Fcreate(name.c_str(), H5F_ACC_TRUNC, creation.id(), access.id());
    file_->file = hdf5.handle(id, H5Fclose);
    write_attribute(hdf5, id, {"Conventions", "CF-1.8"});
    write_attribute(hdf5, id, {netcdf_layout::kind, std::string{kind}});
}

NetcdfWriter::~NetcdfWriter() = default;
NetcdfWriter::NetcdfWriter(NetcdfWriter&&) noexcept = default;
NetcdfWriter& NetcdfWriter::operator=(NetcdfWriter&&) noexcept = default;

void NetcdfWriter::put_group(std::string_view path, const std::vector<Attribute>& attributes) {
    EXPECTS(path.starts_with('/'));
    const Hdf5Session hdf5 = file_->session("write group ", path);
    const Hdf5Handle creation = hdf5.handle(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    make_reproducible(hdf5, creation.id(), true);
    const std::string name{path};
    const hid_t id =
        H5Gcreate2(file_->file.id(), name.c_str(), H5P_DEFAULT, creation.id(), H5P_DEFAULT);
    const Hdf5Handle group = hdf5.handle(id, H5Gclose);
    write_attributes(hdf5, group.id(), attributes);
}

void NetcdfWriter::put_attribute(std::string_view path, const Attribute& attribute) {
    EXPECTS(path.starts_with('/'));
    const Hdf5Session hdf5 = file_->session("write attribute " + attribute.name + " of ", path);
    const std::string name{path};
    const Hdf5Handle object =
        hdf5.handle(H5Oopen(file_->file.id(), name.c_str(), H5P_DEFAULT), H5Oclose);
    write_attribute(hdf5, object.id(), attribute);
}

void NetcdfWriter::put_dimension(std::string_view path, std::size_t length) {
    const Hdf5Session hdf5 = file_->session("write dimension ", path);
    std::string columns = std::to_string(length);
    columns.insert(0, columns.size() < 10 ? 10 - columns.size() : 0, ' ');
    // The type is netCDF's own choice; no value of it is ever stored.
    const Hdf5Handle type = hdf5.handle(H5Tcopy(H5T_IEEE_F32BE), H5Tclose);
    const Hdf5Handle storage = hdf5.handle(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    make_reproducible(hdf5, storage.id(), false);
    const Hdf5Handle set = create_dataset(hdf5, file_->file, path, type, {length}, storage);
    const std::string scale = std::string{netcdf_layout::dimension_only} + columns;
    file_->make_dimension(hdf5, set, path, length, scale);
}

void NetcdfWriter::put_coordinate(const Variable& coordinate, Values values) {
    EXPECTS(coordinate.dimensions.empty());
    const Hdf5Session hdf5 = file_->session("write coordinate ", coordinate.path);
    const hsize_t length = count(values);
    Hdf5Handle set = file_->create(hdf5, coordinate, file_type(hdf5, values), {length});
    const std::string scale = netcdf_layout::name_of(coordinate.path);
    file_->make_dimension(hdf5, set, coordinate.path, length, scale);
    write_values(hdf5, std::move(set), values);
}

void NetcdfWriter::put(const Variable& variable, Values values) {
    const Hdf5Session hdf5 = file_->session("write variable ", variable.path);
    const Shape shape = file_->shape_of(variable);
    EXPECTS(product(shape) == count(values));
    Hdf5Handle set = file_->create(hdf5, variable, file_type(hdf5, values), shape);
    file_->attach_dimensions(hdf5, set, variable);
    write_values(hdf5, std::move(set), values);
}

void NetcdfWriter::begin(const Variable& variable, Values type) {
    EXPECTS(count(type) == 0);
    const Hdf5Session hdf5 = file_->session("write variable ", variable.path);
    const Shape shape = file_->shape_of(variable);
    EXPECTS(!shape.empty());
    Hdf5Handle set = file_->create(hdf5, variable, file_type(hdf5, type), shape);
    file_->attach_dimensions(hdf5, set, variable);
    file_->begun.emplace(variable.path, std::move(set));
}

void NetcdfWriter::put_rows(std::string_view path, std::size_t first, Values values) {
    const Hdf5Session hdf5 = file_->session("write variable ", path);
    const auto found = file_->begun.find(path);
    EXPECTS(found != file_->begun.end());
    const Hdf5Handle space = hdf5.handle(H5Dget_space(found->second.id()), H5Sclose);
    Shape part = hdf5_shape(hdf5, space);
    Shape start(part.size(), 0);
    const hsize_t rows = part.front();
    part.front() = 1;
    const hsize_t row = product(part);
    part.front() = row == 0 ? 0 : count(values) / row;
    start.front() = first;
    EXPECTS(product(part) == count(values) && first + part.front() <= rows);
    hdf5.check(H5Sselect_hyperslab(
        space.id(), H5S_SELECT_SET, start.data(), nullptr, part.data(), nullptr));
    std::visit([&](const auto& known) { write_part(hdf5, found->second, space, known); }, values);
}

void NetcdfWriter::commit() {
    std::string image;
    {
        const Hdf5Session hdf5 = file_->session("finish the file");
        for (auto& [path, set] : file_->begun) {
            hdf5.check(set.close());
        }
        image = image_of(hdf5, file_->file);
        hdf5.check(file_->file.close());
    }
    file_->partial.write(image);
    file_->partial.write(seal_of(image));
    file_->partial.commit();
}

} // namespace dowith
