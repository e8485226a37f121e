#version 330 core
in vec2 texel;
uniform sampler2D image; // premultiplied
uniform float opacity;
out vec4 result;

void main()
{
    result = texture(image, texel) * opacity;
}
