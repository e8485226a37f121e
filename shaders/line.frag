#version 330 core
// Coverage of a round-ended segment, by the distance to its middle line.
in vec2 local;
flat in float length_;
flat in float start;
uniform float half_width;
uniform vec2 dash; // on, gap; 0 is solid
uniform vec4 color;
out vec4 result;

void main()
{
    float t = clamp(local.x, 0.0, length_);
    float distance = length(vec2(local.x - t, local.y));
    float thin = min(1.0, half_width * 2.0); // lines under a pixel fade instead
    float cover = clamp(max(half_width, 0.5) + 0.5 - distance, 0.0, 1.0) * thin;
    if (dash.x > 0.0) {
        float at = mod(start + t, dash.x + dash.y);
        cover *= clamp(min(at, dash.x - at) + 0.5, 0.0, 1.0);
    }
    float a = cover * color.a;
    result = vec4(color.rgb * a, a);
}
