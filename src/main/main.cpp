#include "cli/cli.h"

int main(int argc, char** argv) { return placetime::cli::run(argc, argv); }
