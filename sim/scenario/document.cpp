// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/document.hpp"

#include "sim/scenario/merge.hpp"
#include "sim/scenario/source_text.hpp"
#include "sim/scenario/yaml.hpp"

#include <algorithm>
#include <cstddef>
#include <system_error>
#include <utility>
#include <variant>

namespace dowith {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t chain_max = 8;

/// One text of a chain.
struct Source {
    std::string name;     ///< as places show it
    std::string identity; ///< equal for equal files, whatever way led there
    std::string text;
};

using Found = std::variant<Source, Complaint>;
/// Finds what `name` means when the source `from` extends it.
using Finder = std::function<Found(const Source& from, const std::string& name)>;

/// Follows a chain of `extends` to its end and merges it from there.
class Chain {
  public:
    Chain(Finder find, Problems& problems) : find_{std::move(find)}, problems_{&problems} {}

    Document read(const Source& top) {
        Node root = resolved(top);
        if (files_.size() == 1)
            base_ = root;
        return {std::move(root), std::move(base_), std::move(files_), whole_};
    }

  private:
    Node resolved(const Source& source);
    Node resolved_base(const Source& source, const Node& extends);
    Node refused(const Node& extends, const Complaint& complaint);

    Finder find_;
    Problems* problems_;
    std::vector<std::string> files_;      ///< names
    std::vector<std::string> identities_; ///< of the same
    Node base_ = Node::map({});           ///< of the source that is resolved now
    bool whole_ = true;
};

Node Chain::resolved(const Source& source) {
    files_.push_back(source.name);
    identities_.push_back(source.identity);
    const std::size_t errors_before = problems_->errors();
    const auto tree = read_yaml(source.name, source.text, *problems_);
    if (tree && !tree->is_map()) {
        problems_->error(tree->place(),
                         {},
                         "the document is a single value or a list (a map is needed)",
                         "write lines of the form key: value");
    }
    whole_ = whole_ && problems_->errors() == errors_before;
    if (!tree || !tree->is_map())
        return Node::map({}, {source.name});

    std::vector<Node::Entry> own = tree->entries();
    std::erase_if(own, [](const Node::Entry& entry) { return entry.key == "extends"; });
    const Node* extends = tree->find("extends");
    Node base = extends ? resolved_base(source, *extends) : Node::map({});
    Node result = merged(base, Node::map(std::move(own), tree->place()), {}, *problems_);
    base_ = std::move(base);
    return result;
}

Node Chain::refused(const Node& extends, const Complaint& complaint) {
    const std::string shown = extends.is_scalar() ? "= " + extends.text() + ' ' : "";
    problems_->error(extends.place(), "extends", shown + complaint.message, complaint.hint);
    whole_ = false;
    return Node::map({});
}

Node Chain::resolved_base(const Source& source, const Node& extends) {
    if (!extends.is_scalar() || extends.text().empty()) {
        return refused(extends,
                       {"is no name of a file", "write one name, as in base/borough.yaml"});
    }
    const Found found = find_(source, extends.text());
    if (const auto* complaint = std::get_if<Complaint>(&found))
        return refused(extends, *complaint);
    const Source& base = std::get<Source>(found);
    const auto seen = std::ranges::find(identities_, base.identity);
    if (seen != identities_.end()) {
        std::string chain;
        for (const std::string& file : files_)
            chain += file + " -> ";
        const std::string& first = files_[static_cast<std::size_t>(seen - identities_.begin())];
        return refused(extends,
                       {"leads back to where it came from (" + chain + first + ")",
                        "let one of these files extend nothing"});
    }
    if (files_.size() == chain_max) {
        return refused(extends, {"is a chain of more than 8 files", "merge some of them"});
    }
    return resolved(base);
}

/// Whether `file` is in `folder` or below it; both are canonical.
bool is_below(const fs::path& file, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), file.begin(), file.end()).first ==
           folder.end();
}

bool has_control(const std::string& name) {
    return std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 32; });
}

Found base_file(const fs::path& top_folder, const Source& from, const std::string& name) {
    if (has_control(name))
        return Complaint{"contains a control character", "write a file's name"};
    if (fs::path{name}.is_absolute()) {
        return Complaint{"is an absolute path (a scenario must work in any folder)",
                         "write it relative to this file"};
    }
    std::error_code failure;
    const fs::path file =
        fs::weakly_canonical(fs::path{from.identity}.parent_path() / name, failure);
    if (failure)
        return Complaint{"cannot be followed (" + failure.message() + ")", {}};
    if (!is_below(file, top_folder)) {
        return Complaint{"leaves the folder of the scenario (" + top_folder.filename().string() +
                             " and what is below it)",
                         "copy the file into that folder"};
    }
    auto text = read_file(file);
    if (auto* complaint = std::get_if<Complaint>(&text))
        return *std::move(complaint);
    const fs::path shown = (fs::path{from.name}.parent_path() / name).lexically_normal();
    return Source{shown.string(), file.string(), std::get<std::string>(std::move(text))};
}

Found embedded_file(const Resolver& resolver, const Source& from, const std::string& name) {
    if (!resolver)
        return Complaint{"cannot be used here (there are no files)", "leave it out"};
    const fs::path path = (fs::path{from.name}.parent_path() / name).lexically_normal();
    std::string full_name = path.generic_string();
    auto text = resolver(full_name);
    if (!text)
        return Complaint{"does not exist", "check its name"};
    return Source{full_name, full_name, *std::move(text)};
}

} // namespace

Document load_document(const fs::path& file, Problems& problems) {
    const std::string name = file.string();
    std::error_code failure;
    const fs::path canonical = fs::weakly_canonical(file, failure);
    auto text = failure ? Complaint{"cannot be followed (" + failure.message() + ")", {}}
                        : read_file(canonical);
    if (const auto* complaint = std::get_if<Complaint>(&text)) {
        problems.error({name}, {}, "the file " + complaint->message, complaint->hint);
        return {.files = {name}};
    }
    const fs::path folder = canonical.parent_path();
    const auto find = [&folder](const Source& from, const std::string& base) {
        return base_file(folder, from, base);
    };
    return Chain{find, problems}.read(
        {name, canonical.string(), std::get<std::string>(std::move(text))});
}

Document document_from_text(const std::string& name,
                            std::string_view text,
                            Problems& problems,
                            const Resolver& resolver) {
    const auto find = [&resolver](const Source& from, const std::string& base) {
        return embedded_file(resolver, from, base);
    };
    const std::string identity = fs::path{name}.lexically_normal().generic_string();
    return Chain{find, problems}.read({name, identity, std::string{text}});
}

} // namespace dowith
