#version 330 core
// One instance is one line of text: a rectangle of the picture that shows a rectangle of the atlas, pixel for pixel.
layout(location = 0) in vec2 corner; // 0, 1
layout(location = 1) in vec2 origin; // top left, pixels
layout(location = 2) in vec4 source; // in the atlas: left, top, width, height, texels
layout(location = 3) in vec4 glyph_color;
layout(location = 4) in vec4 halo_color;
uniform vec4 view;
out vec2 texel;
flat out vec4 glyph_;
flat out vec4 halo_;

void main()
{
    texel = source.xy + corner * source.zw;
    glyph_ = glyph_color;
    halo_ = halo_color;
    vec2 p = (origin + corner * source.zw - view.xy) * view.zw - 1.0;
    gl_Position = vec4(p.x, -p.y, 0.0, 1.0);
}
