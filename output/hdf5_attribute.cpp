// SPDX-License-Identifier: Apache-2.0
#include "output/hdf5_attribute.hpp"

namespace dowith {

namespace {

/// Writes one attribute, each kind of value in its own way.
class AttributeWriter {
  public:
    AttributeWriter(const Hdf5Session& hdf5, hid_t object, const char* name)
        : hdf5_{hdf5}, object_{object}, name_{name} {}

    void operator()(const std::string& text) const {
        const Hdf5Handle type = hdf5_characters_type(hdf5_, text.size());
        const Hdf5Handle space = text.empty() ? no_space() : hdf5_space(hdf5_, {});
        write({type.id(), type.id()}, space, text.data());
    }

    template <class Number> void operator()(Number number) const {
        write(hdf5_number_type<Number>(), hdf5_space(hdf5_, {}), &number);
    }

    template <class Number> void operator()(const std::vector<Number>& numbers) const {
        const Hdf5Handle space = numbers.empty() ? no_space() : hdf5_space(hdf5_, {numbers.size()});
        write(hdf5_number_type<Number>(), space, numbers.data());
    }

    void write(Hdf5Type type, const Hdf5Handle& space, const void* values) const {
        const hid_t id =
            H5Acreate2(object_, name_, type.file, space.id(), H5P_DEFAULT, H5P_DEFAULT);
        Hdf5Handle attribute = hdf5_.handle(id, H5Aclose);
        if (H5Sget_simple_extent_type(space.id()) != H5S_NULL) {
            hdf5_.check(H5Awrite(id, type.memory, values));
        }
        hdf5_.check(attribute.close());
    }

  private:
    [[nodiscard]] Hdf5Handle no_space() const {
        return hdf5_.handle(H5Screate(H5S_NULL), H5Sclose);
    }

    const Hdf5Session& hdf5_;
    hid_t object_;
    const char* name_;
};

/// Reads one attribute whose type and space are yet to be found out.
class AttributeReader {
  public:
    AttributeReader(const Hdf5Session& hdf5, hid_t object, const std::string& name)
        : hdf5_{hdf5}, attribute_{hdf5.handle(H5Aopen(object, name.c_str(), H5P_DEFAULT),
                                              H5Aclose)},
          type_{hdf5.handle(H5Aget_type(attribute_.id()), H5Tclose)},
          space_{hdf5.handle(H5Aget_space(attribute_.id()), H5Sclose)} {}

    [[nodiscard]] AttributeValue value() const {
        const H5T_class_t kind = H5Tget_class(type_.id());
        const bool is_alone = H5Sget_simple_extent_type(space_.id()) == H5S_SCALAR;
        if (kind == H5T_STRING && H5Tis_variable_str(type_.id()) == 0) {
            return text();
        }
        if (kind == H5T_FLOAT) {
            return number_or_list<double>(is_alone);
        }
        if (kind == H5T_INTEGER && H5Tget_sign(type_.id()) == H5T_SGN_2) {
            return number_or_list<std::int64_t>(is_alone);
        }
        if (kind == H5T_INTEGER && is_alone) {
            return list<std::uint64_t>().front();
        }
        hdf5_.refuse("it is of a type that dowith never writes");
    }

  private:
    [[nodiscard]] std::size_t count() const {
        return static_cast<std::size_t>(hdf5_.check(H5Sget_simple_extent_npoints(space_.id())));
    }

    [[nodiscard]] std::string text() const {
        if (count() == 0) {
            return {};
        }
        if (count() != 1) {
            hdf5_.refuse("it is a list of texts");
        }
        std::string text(H5Tget_size(type_.id()), '\0');
        hdf5_.check(H5Aread(attribute_.id(), type_.id(), text.data()));
        return text;
    }

    template <class Number> [[nodiscard]] std::vector<Number> list() const {
        std::vector<Number> numbers(count());
        if (numbers.empty()) {
            return numbers;
        }
        const hid_t memory = hdf5_number_type<Number>().memory;
        hdf5_.check(H5Aread(attribute_.id(), memory, numbers.data()));
        return numbers;
    }

    template <class Number> [[nodiscard]] AttributeValue number_or_list(bool is_alone) const {
        if (is_alone) {
            return list<Number>().front();
        }
        return list<Number>();
    }

    const Hdf5Session& hdf5_;
    Hdf5Handle attribute_;
    Hdf5Handle type_;
    Hdf5Handle space_;
};

herr_t keep_name(hid_t, const char* name, const H5A_info_t*, void* names) noexcept {
    static_cast<std::vector<std::string>*>(names)->emplace_back(name);
    return 0;
}

} // namespace

void write_attribute(const Hdf5Session& hdf5, hid_t object, const Attribute& attribute) {
    std::visit(AttributeWriter{hdf5, object, attribute.name.c_str()}, attribute.value);
}

void write_attributes(const Hdf5Session& hdf5,
                      hid_t object,
                      const std::vector<Attribute>& attributes) {
    for (const Attribute& each : attributes) {
        write_attribute(hdf5, object, each);
    }
}

void write_number_attribute(
    const Hdf5Session& hdf5, hid_t object, const char* name, double number, hid_t file_type) {
    const AttributeWriter writer{hdf5, object, name};
    writer.write({H5T_NATIVE_DOUBLE, file_type}, hdf5_space(hdf5, {}), &number);
}

std::vector<std::string> attribute_names(const Hdf5Session& hdf5, hid_t object) {
    std::vector<std::string> names;
    hdf5.check(H5Aiterate2(object, H5_INDEX_CRT_ORDER, H5_ITER_INC, nullptr, keep_name, &names));
    return names;
}

AttributeValue read_attribute(const Hdf5Session& hdf5, hid_t object, const std::string& name) {
    return AttributeReader{hdf5, object, name}.value();
}

} // namespace dowith
