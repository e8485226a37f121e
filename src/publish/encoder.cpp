#include "publish/encoder.h"

#include <algorithm>
#include <csignal>

#include <fmt/format.h>

#include "base/error.h"
#include "base/process.h"
#include "text/utf8.h"

namespace placetime::publish {

namespace {

namespace fs = std::filesystem;
using Arguments = std::vector<std::string>;

char const* encoder_of(VideoKind kind)
{
    switch (kind) {
    case VideoKind::mp4:
        return "libx264";
    case VideoKind::webm:
        return "libvpx-vp9";
    case VideoKind::gif:
        return "gif";
    }
    return "";
}

void check_ffmpeg(fs::path const& file, VideoKind kind)
{
    auto const result = run_process({"ffmpeg", "-hide_banner", "-encoders"});
    if (!result)
        throw Error(fmt::format("{}: videos are made by ffmpeg, which is not installed; `sudo apt "
                                "install ffmpeg` installs it",
                                file.string()));
    auto const* const encoder = encoder_of(kind);
    if (result->output.find(fmt::format(" {} ", encoder)) == std::string::npos)
        throw Error(fmt::format("{}: the ffmpeg that is installed has no encoder {}; Debian's "
                                "package ffmpeg has it: `sudo apt install ffmpeg`",
                                file.string(), encoder));
}

/// Frames as they come from the renderer. Nothing that differs from run to run is written.
Arguments input_of(VideoFormat const& format)
{
    return {"ffmpeg",
            "-hide_banner",
            "-loglevel",
            "error",
            "-nostdin",
            "-xerror",
            "-y",
            "-fflags",
            "+bitexact",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "rgb24",
            "-s:v",
            fmt::format("{}x{}", format.width, format.height),
            "-framerate",
            std::to_string(format.frames_a_second),
            "-i",
            "pipe:0"};
}

void append(Arguments& to, Arguments const& more) { to.insert(to.end(), more.begin(), more.end()); }

Arguments arguments(VideoFormat const& format, fs::path const& out, fs::path const& palette)
{
    auto all = input_of(format);
    // The colours that screens expect of video; players guess others where they are not told.
    Arguments const colors{"-vf",
                           "scale=flags=accurate_rnd+full_chroma_int:out_color_matrix=bt709:"
                           "out_range=tv,format=yuv420p",
                           "-colorspace",
                           "bt709",
                           "-color_primaries",
                           "bt709",
                           "-color_trc",
                           "bt709",
                           "-color_range",
                           "tv"};
    // Numbers of threads are given, so that frames do not depend on the machine.
    switch (format.kind) {
    case VideoKind::mp4:
        append(all, colors);
        append(all, {"-c:v", "libx264", "-preset", "veryfast", "-tune", "animation", "-crf", "18",
                     "-threads", "2", "-g", std::to_string(format.frames_a_second * 4), "-movflags",
                     "+faststart", "-f", "mp4"});
        break;
    case VideoKind::webm:
        append(all, colors);
        append(all, {"-c:v", "libvpx-vp9", "-crf", "24", "-b:v", "0", "-deadline", "realtime",
                     "-cpu-used", "6", "-tile-columns", "2", "-threads", "2", "-g",
                     std::to_string(format.frames_a_second * 4), "-f", "webm"});
        break;
    case VideoKind::gif:
        append(all, {"-i", "file:" + palette.string(), "-lavfi",
                     "paletteuse=dither=bayer:bayer_scale=5:diff_mode=rectangle", "-threads", "1",
                     "-loop", "0", "-f", "gif"});
        break;
    }
    append(all, {"-an", "-map_metadata", "-1", "-flags:v", "+bitexact"});
    if (!format.title.empty() && format.kind != VideoKind::gif)
        append(all, {"-metadata", "title=" + format.title});
    all.push_back("file:" + out.string());
    return all;
}

/// "[out#0/mp4 @ 0x55] Error: no room" to "Error: no room": the last line that says something.
std::string last_line(std::string const& said)
{
    std::string line;
    for (std::size_t at = 0; at < said.size();) {
        auto const end = std::min(said.find('\n', at), said.size());
        if (end > at) line = said.substr(at, end - at);
        at = end + 1;
    }
    if (line.starts_with('['))
        if (auto const close = line.find("] "); close != std::string::npos)
            line.erase(0, close + 2);
    return text::repaired_utf8(line);
}

std::string why(ProcessResult const& result)
{
    if (result.status == 128 + SIGXFSZ) return "it is larger than this system's limit for files";
    for (auto const* reason : {"No space left on device", "File too large", "Permission denied",
                               "Disk quota exceeded", "Input/output error"})
        if (result.errors.find(reason) != std::string::npos) return reason;
    auto const line = last_line(result.errors);
    if (line.empty()) return fmt::format("ffmpeg ended with status {}", result.status);
    return "ffmpeg says: " + line;
}

std::span<std::byte const> bytes_of(render::Image const& image)
{
    return std::as_bytes(std::span(image.pixels));
}

FedProcess started(Arguments const& arguments)
{
    auto process = FedProcess::start(arguments);
    if (!process) throw Error("ffmpeg: cannot be started");
    return std::move(*process);
}

/// 256 colours for all frames, so that nothing flickers.
void write_palette(fs::path const& palette, VideoFormat const& format,
                   std::vector<render::Image> const& stills)
{
    auto all = input_of(format);
    append(all, {"-vf", "palettegen=stats_mode=full", "-frames:v", "1", "-update", "1", "-f",
                 "image2", "file:" + palette.string()});
    auto process = started(all);
    for (auto const& still : stills)
        if (!process.write(bytes_of(still))) break;
    if (auto const result = process.finish(); result.status != 0)
        throw FileError(fmt::format("{}: cannot be written: {}", palette.string(), why(result)));
}

} // namespace

std::optional<VideoKind> video_kind(fs::path const& file)
{
    auto suffix = file.extension().string();
    for (auto& c : suffix)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (suffix == ".mp4") return VideoKind::mp4;
    if (suffix == ".webm") return VideoKind::webm;
    if (suffix == ".gif") return VideoKind::gif;
    return std::nullopt;
}

Encoder::Encoder(fs::path const& file, VideoFormat const& format,
                 std::vector<render::Image> const& stills)
    : file_(file), out_(file)
{
    check_ffmpeg(file, format.kind);
    fs::path palette;
    if (format.kind == VideoKind::gif) {
        palette_.emplace(fs::temp_directory_path() / "placetime-colours.png");
        palette = palette_->path();
        write_palette(palette, format, stills);
    }
    ffmpeg_.emplace(started(arguments(format, out_.path(), palette)));
}

void Encoder::add(render::Image const& frame)
{
    if (!ffmpeg_->write(bytes_of(frame))) fail();
}

void Encoder::finish()
{
    auto const result = ffmpeg_->finish();
    // It may end with 0 though it could not write the end of a file.
    if (result.status != 0 || !result.errors.empty())
        throw FileError(fmt::format("{}: cannot be written: {}", file_.string(), why(result)));
    out_.commit();
}

void Encoder::fail()
{
    throw FileError(
        fmt::format("{}: cannot be written: {}", file_.string(), why(ffmpeg_->finish())));
}

} // namespace placetime::publish
