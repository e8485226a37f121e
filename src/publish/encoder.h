#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/fed_process.h"
#include "base/files.h"
#include "render/image.h"

namespace placetime::publish {

/// What a video is made of, by the file's name.
enum class VideoKind { mp4, webm, gif };
std::optional<VideoKind> video_kind(std::filesystem::path const& file);

struct VideoFormat {
    VideoKind kind = VideoKind::mp4;
    int width = 1920, height = 1080;
    int frames_a_second = 30;
    std::string title; ///< of the file
};

/// ffmpeg, fed with frames. It writes beside the target, which is replaced by finish().
class Encoder {
public:
    /// `stills`: of a GIF, pictures that have its colours. Throws Error with what to install when
    /// ffmpeg is missing or lacks the encoder, FileError when the target cannot be written.
    Encoder(std::filesystem::path const& file, VideoFormat const& format,
            std::vector<render::Image> const& stills);

    /// Throws FileError with what ffmpeg says when it has ended.
    void add(render::Image const& frame);
    void finish();

private:
    [[noreturn]] void fail();
    std::filesystem::path file_;
    AtomicFile out_;
    std::optional<AtomicFile> palette_; ///< of a GIF; never committed
    std::optional<FedProcess> ffmpeg_;
};

} // namespace placetime::publish
