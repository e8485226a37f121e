#version 330 core
in vec2 local;
flat in vec2 half_size;
flat in vec4 fill_;
flat in vec4 border_;
flat in float radius;
uniform float scale;
out vec4 result;

void main()
{
    vec2 q = abs(local) - half_size + radius;
    float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius;
    float inside = clamp(0.5 - d, 0.0, 1.0);
    float edge = inside * clamp(d + scale + 0.5, 0.0, 1.0) * border_.a;
    float body = inside * fill_.a;
    vec4 c = vec4(fill_.rgb * body, body);
    result = vec4(border_.rgb * edge, edge) + c * (1.0 - edge);
}
