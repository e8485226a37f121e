#version 330 core
// One instance is one part of a rectangle with round corners.
layout(location = 0) in vec2 corner; // -1, 1
layout(location = 1) in vec4 rect;   // centre and half size, pixels
layout(location = 2) in vec4 fill_color;
layout(location = 3) in vec4 border_color;
layout(location = 4) in float corner_radius;
layout(location = 5) in vec4 part;   // left, top, width, height, from the centre
uniform vec4 view;
out vec2 local;
flat out vec2 half_size;
flat out vec4 fill_;
flat out vec4 border_;
flat out float radius;

void main()
{
    half_size = rect.zw;
    local = part.xy + (corner * 0.5 + 0.5) * part.zw;
    fill_ = fill_color;
    border_ = border_color;
    radius = corner_radius;
    vec2 p = (rect.xy + local - view.xy) * view.zw - 1.0;
    gl_Position = vec4(p.x, -p.y, 0.0, 1.0);
}
