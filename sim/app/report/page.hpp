// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim/app/report/figure.hpp"

#include <string>
#include <utility>
#include <vector>

namespace dowith {

/// What stands on a page, from top to bottom. All texts are escaped here, once.
class Page {
  public:
    /// A part with its heading; `id` names it in links.
    void section(const std::string& id, const std::string& heading);
    void heading(const std::string& words); ///< within a part
    void paragraph(const std::string& words, const std::string& classes = "");
    void bullets(const std::vector<std::string>& items);
    void figure(Figure figure);
    void table(const std::string& id, const std::string& caption, DataTable table);

    /// What opens when somebody asks for it.
    void folded(const std::string& summary, const std::string& html);
    void preformatted(const std::string& summary, const std::string& text);

    /// The whole page, complete in itself.
    [[nodiscard]] std::string html(const std::string& title) const;

    [[nodiscard]] const std::vector<Figure>& figures() const { return figures_; }

    /// Every table, also those of figures, by name.
    [[nodiscard]] const std::vector<std::pair<std::string, DataTable>>& tables() const {
        return tables_;
    }

  private:
    std::string body_;
    std::vector<std::pair<std::string, std::string>> sections_; ///< id and heading
    std::vector<Figure> figures_;
    std::vector<std::pair<std::string, DataTable>> tables_;
    bool is_open_ = false;
};

} // namespace dowith
