import { buildService } from '../testing/build-service.js';
import { ScriptedDetector } from '../testing/scripted-detector.js';

describe('a path that the service does not have', () => {
  it('is a problem like any other, without the query', async () => {
    const { app } = await buildService(new ScriptedDetector());
    const response = await app.inject({ method: 'DELETE', url: '/v1/detections?all=true' });
    expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(response.json()).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is no DELETE /v1/detections.',
      code: 'NOT_FOUND',
    });
    await app.close();
  });
});
