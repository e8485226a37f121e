#include "cli/cli.h"

#ifdef PLACETIME_WITH_VIEWER
#include "viewer/window.h"
#endif

int main(int argc, char** argv)
{
#ifdef PLACETIME_WITH_VIEWER
    return placetime::cli::run(argc, argv, placetime::viewer::run);
#else
    return placetime::cli::run(argc, argv, nullptr);
#endif
}
