#version 330 core
// A rectangle of the picture that shows the whole of an image.
layout(location = 0) in vec2 corner; // 0, 1
uniform vec4 view;
uniform vec4 rect;   // left, top, width, height, pixels
uniform vec4 source; // of the image: left, top, width, height, in [0, 1]
out vec2 texel;

void main()
{
    texel = source.xy + corner * source.zw;
    vec2 p = (rect.xy + corner * rect.zw - view.xy) * view.zw - 1.0;
    gl_Position = vec4(p.x, -p.y, 0.0, 1.0);
}
