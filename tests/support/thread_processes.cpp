// SPDX-License-Identifier: Apache-2.0
#include "tests/support/thread_processes.hpp"

#include <condition_variable>
#include <cstdlib>
#include <exception>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace dowith {
namespace {

using Letters = std::vector<Bytes>;

/// Where the processes meet.
class Meeting {
  public:
    explicit Meeting(unsigned size) : said_(size) {}

    [[nodiscard]] unsigned size() const { return static_cast<unsigned>(said_.size()); }

    /// What all have said, once all have said something about this subject.
    std::vector<Letters> hear(unsigned rank, const std::string& subject, Letters said) {
        std::unique_lock lock{mutex_};
        agree_on(subject);
        said_[rank] = std::move(said);
        const std::size_t round = round_;
        if (++arrived_ == said_.size()) {
            arrived_ = 0;
            ++round_;
            heard_ = std::exchange(said_, std::vector<Letters>(said_.size()));
            changed_.notify_all();
        }
        changed_.wait(lock, [&] { return round_ > round || failure_; });
        if (round_ == round) {
            throw Abandoned{"another process has failed"};
        }
        return heard_; // no later round ends before this process has come to it
    }

    std::size_t next_ticket(std::size_t roll) {
        const std::scoped_lock lock{mutex_};
        return tickets_[roll]++;
    }

    void fail(std::exception_ptr failure) {
        const std::scoped_lock lock{mutex_};
        failure_ = failure_ ? failure_ : std::move(failure);
        changed_.notify_all();
    }

    void leave() {
        const std::scoped_lock lock{mutex_};
        left_ = true;
        if (arrived_ > 0) {
            failure_ = std::make_exception_ptr(Abandoned{"one has gone, and others wait for it"});
            changed_.notify_all();
        }
    }

    void rethrow() const {
        if (failure_) {
            std::rethrow_exception(failure_);
        }
    }

  private:
    void agree_on(const std::string& subject) {
        if (left_) {
            throw Abandoned{"one has gone, and others wait for it"};
        }
        if (arrived_ == 0) {
            subject_ = subject;
        } else if (subject_ != subject) {
            throw Abandoned{"one would " + subject_ + ", another " + subject};
        }
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Letters> said_;
    std::vector<Letters> heard_;
    std::string subject_;
    std::size_t arrived_ = 0;
    std::size_t round_ = 0;
    bool left_ = false; ///< whether one has ended
    std::map<std::size_t, std::size_t> tickets_;
    std::exception_ptr failure_;
};

class ThreadCommunicator final : public Communicator {
  public:
    ThreadCommunicator(Meeting& meeting, unsigned rank) : meeting_{meeting}, rank_{rank} {}

    [[nodiscard]] unsigned rank() const override { return rank_; }

    [[nodiscard]] unsigned size() const override { return meeting_.size(); }

    [[nodiscard]] Bytes gather(std::span<const std::byte> said) override {
        Bytes all;
        for (const Letters& each : meeting_.hear(rank_, "gather", {{said.begin(), said.end()}})) {
            all.insert(all.end(), each.front().begin(), each.front().end());
        }
        return all;
    }

    [[nodiscard]] Letters exchange(const Letters& letters) override {
        Letters heard;
        for (const Letters& from : meeting_.hear(rank_, "exchange", letters)) {
            heard.push_back(from.at(rank_));
        }
        return heard;
    }

    void exchange(const Letters& letters, Letters& heard) override {
        Letters said = exchange(letters);
        for (std::size_t other = 0; other < heard.size(); ++other) {
            if (said[other].size() != heard[other].size()) {
                throw Abandoned{"a letter is longer or shorter than who gets it knows"};
            }
        }
        heard = std::move(said);
    }

    [[nodiscard]] std::unique_ptr<Tickets> tickets() override {
        return std::make_unique<Roll>(meeting_, rolls_++);
    }

    [[noreturn]] void abort(int code) override { std::_Exit(code); }

  private:
    class Roll final : public Tickets {
      public:
        Roll(Meeting& meeting, std::size_t number) : meeting_{meeting}, number_{number} {}

        [[nodiscard]] std::size_t next() override { return meeting_.next_ticket(number_); }

      private:
        Meeting& meeting_;
        std::size_t number_;
    };

    Meeting& meeting_;
    unsigned rank_;
    std::size_t rolls_ = 0;
};

} // namespace

void in_processes(unsigned count, const std::function<void(Communicator&)>& visit) {
    Meeting meeting{count};
    std::vector<std::thread> threads;
    for (unsigned rank = 0; rank < count; ++rank) {
        threads.emplace_back([&meeting, &visit, rank] {
            ThreadCommunicator here{meeting, rank};
            try {
                visit(here);
                meeting.leave();
            } catch (...) {
                meeting.fail(std::current_exception());
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    meeting.rethrow();
}

} // namespace dowith
