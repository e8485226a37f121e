#version 330 core
// A position in pixels from the picture's top left corner; `view` is the tile: its offset and 2 / size.
layout(location = 0) in vec2 position;
uniform vec4 view;

void main()
{
    vec2 p = (position - view.xy) * view.zw - 1.0;
    gl_Position = vec4(p.x, -p.y, 0.0, 1.0);
}
