#include "models/session/place_trail.h"

#include "models/session/items_tab.h"

namespace rf::models {

void PlaceTrail::visit(const Place& place) {
    if (!place.isValid()) return;
    if (m_at >= 0 && m_places[m_at].isSameAs(place)) return update(place);
    m_places.resize(m_at + 1);
    m_places.append(place);
    if (m_places.size() > kMost) m_places.removeFirst();
    m_at = int(m_places.size()) - 1;
    emit changed();
}

void PlaceTrail::update(const Place& place) {
    if (m_at >= 0 && m_places[m_at].isSameAs(place)) m_places[m_at] = place;
}

Place PlaceTrail::back() {
    if (!canGoBack()) return {};
    --m_at;
    emit changed();
    return m_places[m_at];
}

Place PlaceTrail::forward() {
    if (!canGoForward()) return {};
    ++m_at;
    emit changed();
    return m_places[m_at];
}

} // namespace rf::models

#include "moc_place_trail.cpp"
