#version 330 core
// One instance is one segment a-b, made a box of the line's width and its soft edge; round ends join neighbours.
layout(location = 0) in vec2 corner; // x: 0 at a, 1 at b; y: -1, 1 across
layout(location = 1) in vec2 a;
layout(location = 2) in vec2 b;
layout(location = 3) in float along; // length of the line before a, pixels
uniform vec4 view;
uniform float half_width;
out vec2 local;        // pixels from a: along the segment, across it
flat out float length_; // of the segment
flat out float start;

void main()
{
    vec2 d = b - a;
    length_ = length(d);
    start = along;
    vec2 u = length_ > 0.0 ? d / length_ : vec2(1.0, 0.0);
    float reach = half_width + 1.0;
    local = vec2(mix(-reach, length_ + reach, corner.x), corner.y * reach);
    vec2 pixel = a + u * local.x + vec2(-u.y, u.x) * local.y;
    vec2 p = (pixel - view.xy) * view.zw - 1.0;
    gl_Position = vec4(p.x, -p.y, 0.0, 1.0);
}
