// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/executor.hpp"

namespace dowith {
namespace {

class SerialExecutor final : public Executor {
  public:
    void for_each(std::size_t count, const Task& task) override {
        for (std::size_t i = 0; i < count; ++i) {
            task(i);
        }
    }

    [[nodiscard]] std::string_view name() const override { return "serial"; }

    [[nodiscard]] unsigned threads() const override { return 1; }
};

} // namespace

std::unique_ptr<Executor> serial_executor() { return std::make_unique<SerialExecutor>(); }

} // namespace dowith
