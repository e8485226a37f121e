#include "layers/overlay.h"
namespace placetime::layers {
}
