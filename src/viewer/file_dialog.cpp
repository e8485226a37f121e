#include "viewer/file_dialog.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {

namespace fs = std::filesystem;

namespace {

constexpr char kName[] = "##file dialog";
constexpr float kWidth = 760, kHeight = 520, kPlaces = 168; ///< CSS pixels

char const* title_of(FileDialog::Purpose purpose)
{
    switch (purpose) {
    case FileDialog::Purpose::open:
        return "Open";
    case FileDialog::Purpose::add_layer:
        return "Add a layer";
    case FileDialog::Purpose::save:
        return "Save as";
    case FileDialog::Purpose::save_chart:
        return "Save the chart";
    case FileDialog::Purpose::open_briefing:
        return "Import a briefing";
    case FileDialog::Purpose::save_briefing:
        return "Export the briefing";
    }
    return "";
}

bool is_saving(FileDialog::Purpose purpose)
{
    return purpose == FileDialog::Purpose::save || purpose == FileDialog::Purpose::save_chart ||
           purpose == FileDialog::Purpose::save_briefing;
}

/// "2020-10-06 14:30", local time.
std::string moment_text(fs::file_time_type moment)
{
    auto const system = std::chrono::file_clock::to_sys(moment);
    auto const seconds = std::chrono::system_clock::to_time_t(
        std::chrono::time_point_cast<std::chrono::system_clock::duration>(system));
    std::tm local{};
    if (localtime_r(&seconds, &local) == nullptr) return {};
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", local.tm_year + 1900, local.tm_mon + 1,
                       local.tm_mday, local.tm_hour, local.tm_min);
}

/// Folders one goes to: home, where the program was started, those of recent files.
std::vector<fs::path> places(session::Session const& session)
{
    std::vector<fs::path> found;
    auto const add = [&](fs::path const& folder) {
        std::error_code ignored;
        if (!folder.empty() && fs::is_directory(folder, ignored) &&
            std::find(found.begin(), found.end(), folder) == found.end())
            found.push_back(folder);
    };
    if (char const* const home = std::getenv("HOME"); home != nullptr) {
        add(home);
        for (auto const* const below : {"Documents", "Downloads", "Desktop"})
            add(fs::path(home) / below);
    }
    std::error_code ignored;
    add(fs::current_path(ignored));
    add("/");
    for (auto const& file : session.settings.recent_files) add(fs::path(file).parent_path());
    return found;
}

} // namespace

void FileDialog::show(Purpose purpose, fs::path const& folder, std::string const& name)
{
    purpose_ = purpose;
    open_ = fresh_ = true;
    browser_ = FileBrowser(folder);
    bool const any = purpose == Purpose::save_chart || purpose == Purpose::open_briefing ||
                     purpose == Purpose::save_briefing;
    browser_.set_kinds(any                             ? FileKinds::all
                       : purpose == Purpose::save      ? FileKinds::projects
                       : purpose == Purpose::add_layer ? FileKinds::layers
                                                       : FileKinds::readable);
    active_.reset();
    selected_.clear();
    problem_.clear();
    replacing_.clear();
    answer_.reset();
    set_typed(name);
}

void FileDialog::set_typed(std::string const& text)
{
    auto const length = std::min(text.size(), typed_.size() - 1);
    std::copy_n(text.begin(), length, typed_.begin());
    typed_[length] = '\0';
    retype_ = true;
}

void FileDialog::choose(std::vector<fs::path> files)
{
    answer_ = Answer{purpose_, std::move(files)};
    open_ = false;
}

void FileDialog::accept()
{
    std::error_code failure;
    problem_.clear();
    std::string const typed = typed_.data();
    if (selected_.size() > 1 && !is_saving(purpose_)) {
        std::vector<fs::path> files;
        for (auto const i : selected_)
            files.push_back(browser_.folder() / browser_.entries()[i].name);
        choose(std::move(files));
        return;
    }
    if (typed.empty()) {
        if (active_) enter_entry(*active_);
        return;
    }
    auto path = browser_.resolve(typed);
    if (fs::is_directory(path, failure) && path.extension() != ".gdb") {
        browser_.go(path);
        active_.reset();
        selected_.clear();
        set_typed("");
        return;
    }
    if (!is_saving(purpose_)) {
        if (fs::exists(path, failure))
            choose({path});
        else
            problem_ = fmt::format("{} does not exist", path.string());
        return;
    }
    if (purpose_ == Purpose::save && path.extension() != ".gpkg") path += ".gpkg";
    if (purpose_ == Purpose::save_chart && path.extension() != ".svg" && path.extension() != ".png")
        path += ".png";
    if (!fs::is_directory(path.parent_path(), failure))
        problem_ = fmt::format("the folder {} does not exist", path.parent_path().string());
    else if (fs::exists(path, failure) && replacing_ != path)
        replacing_ = path;
    else
        choose({path});
}

void FileDialog::take_entry(std::size_t index, bool add, bool range)
{
    auto const& entry = browser_.entries()[index];
    if (range && active_) {
        selected_.clear();
        for (auto i = std::min(*active_, index); i <= std::max(*active_, index); ++i)
            if (!browser_.entries()[i].is_folder) selected_.insert(i);
    } else if (add && !entry.is_folder) {
        if (!selected_.erase(index)) selected_.insert(index);
        active_ = index;
    } else {
        selected_ = {index};
        active_ = index;
    }
    replacing_.clear();
    // A folder's name in the place of the one to save under would lose what was typed.
    if (selected_.size() > 1)
        set_typed("");
    else if (!is_saving(purpose_) || !entry.is_folder)
        set_typed(entry.is_folder ? entry.name + "/" : entry.name);
}

void FileDialog::enter_entry(std::size_t index)
{
    auto const entry = browser_.entries()[index];
    if (!entry.is_folder) {
        set_typed(entry.name);
        accept();
        return;
    }
    browser_.go(browser_.folder() / entry.name);
    active_.reset();
    selected_.clear();
    if (!is_saving(purpose_)) set_typed("");
}

void FileDialog::step(int by)
{
    if (browser_.entries().empty()) return;
    auto const last = static_cast<int>(browser_.entries().size()) - 1;
    int const now = active_ ? static_cast<int>(*active_) : by > 0 ? -1 : last + 1;
    take_entry(static_cast<std::size_t>(std::clamp(now + by, 0, last)), false, false);
    scroll_ = true;
}

int FileDialog::edit_callback(ImGuiInputTextCallbackData* data)
{
    auto& self = *static_cast<FileDialog*>(data->UserData);
    auto const replace = [&](std::string const& text) {
        data->DeleteChars(0, data->BufTextLen);
        data->InsertChars(0, text.c_str());
    };
    if (data->EventFlag == ImGuiInputTextFlags_CallbackCompletion) {
        replace(self.browser_.complete(
            std::string_view(data->Buf, static_cast<std::size_t>(data->BufTextLen))));
    } else if (data->EventFlag == ImGuiInputTextFlags_CallbackHistory) {
        self.step(data->EventKey == ImGuiKey_UpArrow ? -1 : 1);
        self.retype_ = false;
        replace(self.typed_.data());
    } else if (self.retype_) { // always: a click in the list wrote a name
        self.retype_ = false;
        replace(self.typed_.data());
    }
    return 0;
}

void FileDialog::draw_path(Ui& ui, float width)
{
    if (icon_button(ui, "##up", Icon::up, "The folder above")) {
        browser_.up();
        active_.reset();
        selected_.clear();
    }
    ImGui::SameLine(0, ui.px(8));
    ImGui::AlignTextToFramePadding();
    text_fitted(ui, browser_.folder().string(), width - ui.px(60));
}

void FileDialog::draw_places(Ui& ui, float height)
{
    ImGui::BeginChild("##places", {ui.px(kPlaces), height}, false);
    for (auto const& folder : places(ui.session)) {
        auto name = folder == "/" ? std::string("/") : folder.filename().string();
        if (ImGui::Selectable((name + "###" + folder.string()).c_str(), folder == browser_.folder(),
                              0, {0, ui.px(24)})) {
            browser_.go(folder);
            active_.reset();
            selected_.clear();
        }
        tooltip(ui, folder.string());
    }
    ImGui::EndChild();
}

void FileDialog::draw_list(Ui& ui, float height)
{
    if (!ImGui::BeginTable("##files", 3,
                           ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersOuter |
                               ImGuiTableFlags_NoBordersInBody,
                           {0, height}))
        return;
    ImGui::TableSetupScrollFreeze(0, 1);
    ImGui::TableSetupColumn("Name", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn("Size", ImGuiTableColumnFlags_WidthFixed, ui.px(72));
    ImGui::TableSetupColumn("Changed", ImGuiTableColumnFlags_WidthFixed, ui.px(132));
    ImGui::TableHeadersRow();
    std::optional<std::size_t> entered;
    for (std::size_t i = 0; i < browser_.entries().size(); ++i) {
        auto const& entry = browser_.entries()[i];
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        ImGui::PushID(static_cast<int>(i));
        ImVec2 const at = ImGui::GetCursorScreenPos();
        if (ImGui::Selectable("##entry", selected_.contains(i),
                              ImGuiSelectableFlags_SpanAllColumns |
                                  ImGuiSelectableFlags_AllowDoubleClick,
                              {0, ui.px(20)})) {
            auto const& io = ImGui::GetIO();
            if (ImGui::IsMouseDoubleClicked(0))
                entered = i;
            else
                take_entry(i, io.KeyCtrl, io.KeyShift);
        }
        if (scroll_ && active_ == i) ImGui::SetScrollHereY();
        draw_icon(*ImGui::GetWindowDrawList(), entry.is_folder ? Icon::folder : Icon::file,
                  {at.x + ui.px(8), at.y + ImGui::GetTextLineHeight() / 2}, ui.px(14),
                  color(entry.is_folder ? ui.palette.accent : ui.palette.muted));
        ImGui::SameLine(ui.px(24));
        text_fitted(ui, entry.name, ImGui::GetContentRegionAvail().x);
        ImGui::TableNextColumn();
        ImGui::PushFont(ui.fonts.small_numbers);
        if (!entry.is_folder) text_muted(ui, size_text(entry.size));
        ImGui::TableNextColumn();
        text_muted(ui, moment_text(entry.modified));
        ImGui::PopFont();
        ImGui::PopID();
    }
    scroll_ = false;
    if (browser_.entries().empty()) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        text_muted(ui, browser_.problem().empty() ? "Nothing of this kind in here"
                                                  : browser_.problem());
    }
    ImGui::EndTable();
    if (entered) enter_entry(*entered);
}

void FileDialog::draw_footer(Ui& ui, float width)
{
    ImGui::SetNextItemWidth(width - ui.px(216));
    if (fresh_) ImGui::SetKeyboardFocusHere();
    bool const entered = ImGui::InputTextWithHint(
        "##name", is_saving(purpose_) ? "File name" : "Type a path; Tab completes it",
        typed_.data(), typed_.size(),
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_CallbackCompletion |
            ImGuiInputTextFlags_CallbackHistory | ImGuiInputTextFlags_CallbackAlways,
        &FileDialog::edit_callback, this);
    if (!ImGui::IsItemActive()) retype_ = false; // the field reads typed_ itself then
    if (entered) {
        accept();
        ImGui::SetKeyboardFocusHere(-1);
    }
    ImGui::SameLine();
    ImGui::SetNextItemWidth(ui.px(208));
    if (ImGui::BeginCombo("##kinds", std::string(to_string(browser_.kinds())).c_str())) {
        for (std::size_t i = 0; i < kFileKinds; ++i) {
            auto const kinds = static_cast<FileKinds>(i);
            if (ImGui::Selectable(std::string(to_string(kinds)).c_str(),
                                  kinds == browser_.kinds())) {
                browser_.set_kinds(kinds);
                active_.reset();
                selected_.clear();
            }
        }
        ImGui::EndCombo();
    }
    bool const asks = !replacing_.empty();
    std::string const said =
        asks ? fmt::format("{} exists already. Replace it?", replacing_.filename().string())
             : problem_;
    float const button = ui.px(104);
    ImGui::AlignTextToFramePadding();
    ImGui::PushStyleColor(ImGuiCol_Text,
                          color(scene::type_style(events::Type::battles, ui.theme).color));
    text_fitted(ui, said, width - 2 * button - ui.px(24));
    ImGui::PopStyleColor();
    float const start = ImGui::GetWindowContentRegionMin().x;
    ImGui::SameLine(start + width - 2 * button - ui.px(8));
    if (ImGui::Button("Cancel", {button, 0})) {
        if (asks)
            replacing_.clear();
        else
            open_ = false;
    }
    ImGui::SameLine(start + width - button);
    ImGui::PushStyleColor(ImGuiCol_Button, color(ui.palette.accent));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered,
                          color(scene::mixed(ui.palette.text, ui.palette.accent, 0.15)));
    ImGui::PushStyleColor(ImGuiCol_Text, color(ui.palette.panel));
    auto const many = selected_.size() > 1 ? fmt::format("Open {}", selected_.size()) : "Open";
    char const* const verb = asks                             ? "Replace"
                             : is_saving(purpose_)            ? "Save"
                             : purpose_ == Purpose::add_layer ? "Add"
                                                              : many.c_str();
    if (ImGui::Button(verb, {button, 0})) accept();
    ImGui::PopStyleColor(3);
}

std::optional<FileDialog::Answer> FileDialog::draw(Ui& ui, float width, float height)
{
    if (!open_) return std::nullopt;
    if (fresh_) ImGui::OpenPopup(kName);
    ImVec2 const size{std::min(ui.px(kWidth), width - ui.px(32)),
                      std::min(ui.px(kHeight), height - ui.px(32))};
    ImGui::SetNextWindowPos({std::round((width - size.x) / 2), std::round((height - size.y) / 2)});
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(20), ui.px(16)});
    bool const shown = ImGui::BeginPopupModal(
        kName, nullptr,
        ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoResize | ImGuiWindowFlags_NoMove |
            ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar);
    ImGui::PopStyleVar();
    if (!shown) {
        open_ = false;
        return std::nullopt;
    }
    float const inner = ImGui::GetContentRegionAvail().x;
    ImGui::PushFont(ui.fonts.title);
    ImGui::TextUnformatted(title_of(purpose_));
    ImGui::PopFont();
    draw_path(ui, inner);
    float const footer = 2 * ImGui::GetFrameHeightWithSpacing() + ui.px(8);
    float const room = std::max(ui.px(60), ImGui::GetContentRegionAvail().y - footer);
    draw_places(ui, room);
    ImGui::SameLine();
    draw_list(ui, room);
    ImGui::Dummy({1, ui.px(2)});
    draw_footer(ui, inner);
    fresh_ = false;
    if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_Escape), false)) {
        if (replacing_.empty())
            open_ = false;
        else
            replacing_.clear();
    }
    if (!open_) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
    return std::exchange(answer_, std::nullopt);
}

} // namespace placetime::viewer
