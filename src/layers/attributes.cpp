#include "layers/attributes.h"

#include <cassert>
#include <functional>

namespace placetime::layers {

void Attributes::add_record(std::span<std::string const> values)
{
    if (cells_.empty()) fields_ = values.size();
    assert(values.size() == fields_);
    for (auto const& value : values) cells_.push_back(keep(value));
}

std::string_view Attributes::value(std::size_t record, std::size_t field) const noexcept
{
    if (field >= fields_ || record >= records()) return {};
    return text(cells_[record * fields_ + field]);
}

std::string_view Attributes::text(std::uint32_t value) const noexcept
{
    auto const& v = values_[value];
    return std::string_view(pool_).substr(v.begin, v.size);
}

std::uint32_t Attributes::keep(std::string_view wanted)
{
    if (wanted.empty()) return 0;
    if (values_.size() * 2 > slots_.size()) grow_slots();
    auto const mask = slots_.size() - 1;
    auto slot = std::hash<std::string_view>{}(wanted)&mask;
    while (slots_[slot] != 0) {
        if (text(slots_[slot]) == wanted) return slots_[slot];
        slot = (slot + 1) & mask;
    }
    if (pool_.size() + wanted.size() > limit_) {
        truncated_ = true;
        return 0;
    }
    values_.push_back(
        {static_cast<std::uint32_t>(pool_.size()), static_cast<std::uint32_t>(wanted.size())});
    pool_ += wanted;
    return slots_[slot] = static_cast<std::uint32_t>(values_.size() - 1);
}

void Attributes::grow_slots()
{
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
    auto const mask = slots_.size() - 1;
    for (std::uint32_t value = 1; value < values_.size(); ++value) {
        auto slot = std::hash<std::string_view>{}(text(value)) & mask;
        while (slots_[slot] != 0) slot = (slot + 1) & mask;
        slots_[slot] = value;
    }
}

} // namespace placetime::layers
