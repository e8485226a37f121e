#version 330 core
// One instance is one symbol: a square about its centre.
layout(location = 0) in vec2 corner; // -1, 1
layout(location = 1) in vec3 place;  // centre, pixels; size, pixels across
layout(location = 2) in vec4 fill_color;
layout(location = 3) in vec4 outline_color;
layout(location = 4) in uvec2 kind; // shape; flags: 1 hollow, 2 broken, 4 dot
uniform vec4 view;
uniform float scale;
out vec2 local; // pixels from the centre, y up
flat out float radius;
flat out vec4 fill_;
flat out vec4 outline_;
flat out uvec2 kind_;

void main()
{
    radius = place.z * 0.5;
    local = corner * (radius * 1.7 + 3.0 * scale);
    fill_ = fill_color;
    outline_ = outline_color;
    kind_ = kind;
    vec2 pixel = place.xy + vec2(local.x, -local.y);
    vec2 p = (pixel - view.xy) * view.zw - 1.0;
    gl_Position = vec4(p.x, -p.y, 0.0, 1.0);
}
