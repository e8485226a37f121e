#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placetime::layers {

/// The values of records by field, in one pool of text. A text that occurs again is kept once:
/// 4 bytes each time, some 16 more and its bytes the first time. Read by several threads at once.
class Attributes {
public:
    /// Bytes of text that are kept; what comes later is empty (truncated()).
    static constexpr std::size_t kPoolLimit = std::size_t{256} << 20;

    explicit Attributes(std::size_t pool_limit = kPoolLimit) : limit_(pool_limit) {}

    /// Appends a record. Every record has as many values as the first.
    void add_record(std::span<std::string const> values);
    std::size_t records() const noexcept { return fields_ == 0 ? 0 : cells_.size() / fields_; }
    /// Empty for null, and for a record or field that there is not.
    std::string_view value(std::size_t record, std::size_t field) const noexcept;
    /// True when the pool was full, so that values are missing.
    bool truncated() const noexcept { return truncated_; }

private:
    struct Value {
        std::uint32_t begin = 0, size = 0; ///< in pool_
    };
    std::uint32_t keep(std::string_view text);
    std::string_view text(std::uint32_t value) const noexcept;
    void grow_slots();

    std::size_t limit_;
    std::size_t fields_ = 0;
    bool truncated_ = false;
    std::string pool_;
    std::vector<Value> values_{Value{}}; ///< the first is the empty text
    std::vector<std::uint32_t> cells_;   ///< records x fields, into values_
    std::vector<std::uint32_t> slots_;   ///< open addressing by hash, into values_; 0 is free
};

} // namespace placetime::layers
