#version 330 core
uniform vec4 color;
out vec4 result;

void main()
{
    result = vec4(color.rgb * color.a, color.a);
}
