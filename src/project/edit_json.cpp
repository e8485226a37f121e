#include "project/edit_json.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "exchange/event_feature.h"
#include "exchange/json_text.h"
#include "project/kept.h"

namespace placetime::project {

namespace {

using curation::Distinct;
using curation::Edit;
using curation::NameRule;
using curation::PlacedEvent;
using events::Event;
using exchange::append_member;
using exchange::append_string;
using nlohmann::json;

using Shapes = std::map<std::string, std::shared_ptr<std::string const>>;

/// FNV-1a of the text (Fowler, Noll, Vo), and its length.
std::string key_of(std::string const& text)
{
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (unsigned char const byte : text) hash = (hash ^ byte) * 0x100000001b3ULL;
    return fmt::format("{:016x}-{}", hash, text.size());
}

class Writer {
public:
    explicit Writer(Shapes& shapes) : shapes_(shapes) {}

    std::string write(std::vector<PlacedEvent> const& events, std::vector<NameRule> const& names,
                      std::vector<Distinct> const& distinct)
    {
        std::string out = "{\"events\":[";
        for (auto const& one : events) {
            if (&one != &events.front()) out += ',';
            append(out, one);
        }
        out += "],\"names\":[";
        for (auto const& rule : names) {
            if (&rule != &names.front()) out += ',';
            append(out, rule);
        }
        out += "],\"distinct\":[";
        for (auto const& pair : distinct) {
            out += &pair == &distinct.front() ? "[" : ",[";
            append_string(out, pair.first);
            out += ',';
            append_string(out, pair.second);
            out += ']';
        }
        return out + "]}";
    }

private:
    /// Puts the shape of a line or area aside: its key, or null for a point.
    void take_shape(Event& event, std::string& keys)
    {
        if (!keys.empty()) keys += ',';
        if (!event.where || event.where->geometry.is_point()) {
            keys += "null";
            return;
        }
        auto const& shape = *event.where->geometry;
        auto& key = known_[&shape];
        if (key.empty()) {
            held_.push_back(event.where->geometry);
            auto text = std::make_shared<std::string const>(exchange::whole_geometry(shape));
            key = key_of(*text);
            shapes_.emplace(key, std::move(text));
        }
        append_string(keys, key);
        event.where->geometry = event.where->point;
    }

    void append(std::string& out, PlacedEvent const& one)
    {
        auto event = as_kept(one.event, &last_);
        std::string keys;
        take_shape(event, keys);
        for (auto& claim : event.claims) take_shape(claim, keys);
        out += fmt::format("{{\"seq\":{},\"event\":{}", one.seq, exchange::whole_feature(event));
        if (keys.find('"') != std::string::npos) out += ",\"shapes\":[" + keys + ']';
        out += '}';
    }

    static void append(std::string& out, NameRule const& rule)
    {
        Event place; // its properties and shape say all of a place
        place.where = rule.place;
        out += '{';
        append_member(out, "name", rule.name);
        out += ",\"place\":" + exchange::whole_feature(place) + '}';
    }

    Shapes& shapes_;
    LastShape last_;
    std::unordered_map<void const*, std::string> known_;
    std::vector<geo::SharedGeometry> held_; ///< so that no other takes its address
};

class Reader {
public:
    Edit read(AuditRecord const& record)
    {
        shapes_ = &record.shapes;
        Edit edit;
        edit.number = record.number;
        edit.kind = record.kind;
        edit.summary = record.summary;
        edit.who = record.who;
        edit.why = record.why;
        edit.at = record.at;
        edit.undoes = record.undoes;
        edit.redoes = record.redoes;
        read(record.before, edit.before, edit.names_before, edit.distinct_before);
        read(record.after, edit.after, edit.names_after, edit.distinct_after);
        return edit;
    }

private:
    /// Throws json::exception or FormatError for what record_of() does not write.
    void read(std::string const& text, std::vector<PlacedEvent>& events,
              std::vector<NameRule>& names, std::vector<Distinct>& distinct)
    {
        if (text.empty()) return;
        auto const all = json::parse(text);
        for (auto const& one : all.at("events")) {
            auto event = event_of(one.at("event"));
            if (auto const keys = one.find("shapes"); keys != one.end()) {
                give_shape(event, keys->at(0));
                for (std::size_t i = 0; i < event.claims.size(); ++i)
                    give_shape(event.claims[i], keys->at(i + 1));
            }
            events.push_back({one.at("seq").get<std::int64_t>(), std::move(event)});
        }
        for (auto const& one : all.at("names")) {
            auto event = event_of(one.at("place"));
            if (!event.where) throw_damaged();
            names.push_back({one.at("name").get<std::string>(), std::move(*event.where)});
        }
        for (auto const& one : all.at("distinct"))
            distinct.push_back({one.at(0).get<std::string>(), one.at(1).get<std::string>()});
    }

    static Event event_of(json const& feature)
    {
        auto event = exchange::parse_feature(feature.dump());
        if (!event) throw_damaged();
        return std::move(*event);
    }

    void give_shape(Event& event, json const& key)
    {
        if (key.is_null() || !event.where) return;
        auto const& name = key.get_ref<std::string const&>();
        auto const [known, fresh] = read_.try_emplace(name);
        if (fresh) {
            auto const text = shapes_->find(name);
            auto shape = text == shapes_->end() ? std::nullopt
                                                : exchange::parse_geometry(*text->second);
            if (shape)
                known->second = geo::SharedGeometry(std::move(*shape));
            else
                read_.erase(known); // another entry may have it
        }
        auto const found = read_.find(name);
        if (found == read_.end()) throw_damaged();
        event.where->geometry = found->second;
    }

    [[noreturn]] static void throw_damaged()
    {
        throw FormatError("is no entry of an edit");
    }

    Shapes const* shapes_ = nullptr;
    std::unordered_map<std::string, geo::SharedGeometry> read_;
};

} // namespace

AuditRecord record_of(Edit const& edit)
{
    AuditRecord record;
    record.at = edit.at;
    record.action = edit.undoes ? "undo" : edit.redoes ? "redo" : "edit";
    record.number = edit.number;
    record.kind = edit.kind;
    record.summary = edit.summary;
    record.who = edit.who;
    record.why = edit.why;
    record.undoes = edit.undoes;
    record.redoes = edit.redoes;
    Writer writer(record.shapes);
    record.before = writer.write(edit.before, edit.names_before, edit.distinct_before);
    record.after = writer.write(edit.after, edit.names_after, edit.distinct_after);
    return record;
}

std::vector<Edit> edits_of(std::span<AuditRecord const> audit)
{
    std::vector<Edit> edits;
    Reader reader;
    for (auto const& record : audit) {
        if (record.number == 0) continue;
        try {
            edits.push_back(reader.read(record));
        } catch (json::exception const&) { // the others are as good as they were
        } catch (FormatError const&) {
        }
    }
    return edits;
}

Changes changes_of(Edit const& edit)
{
    Changes changes;
    std::unordered_set<std::string_view> left;
    for (auto const& one : edit.after) left.insert(one.event.id);
    for (auto const& one : edit.before)
        if (!left.contains(one.event.id)) changes.removed.push_back(one.event.id);
    changes.events = edit.after;
    for (auto const& rule : edit.names_before)
        if (std::ranges::find(edit.names_after, rule.name, &NameRule::name) ==
            edit.names_after.end())
            changes.names_removed.push_back(rule.name);
    changes.names = edit.names_after;
    changes.distinct_removed = edit.distinct_before;
    std::erase_if(changes.distinct_removed, [&](Distinct const& pair) {
        return std::ranges::find(edit.distinct_after, pair) != edit.distinct_after.end();
    });
    changes.distinct = edit.distinct_after;
    changes.audit.push_back(record_of(edit));
    return changes;
}

} // namespace placetime::project
