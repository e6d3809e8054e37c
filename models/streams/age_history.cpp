#include "models/streams/age_history.h"

#include <QCoreApplication>

namespace rf::models {

void AgeHistory::sample(double second, const QList<std::pair<QString, double>>& ages) {
    for (const auto& [name, age] : ages) {
        QList<QPointF>& points = m_points[name];
        if (points.isEmpty() || points.last().x() < second) points << QPointF(second, age);
        else points.last().setY(std::max(points.last().y(), age)); // several shards of one reader
    }
    for (auto it = m_points.begin(); it != m_points.end();) {
        while (!it->isEmpty() && it->first().x() < second - kSpan) it->removeFirst();
        it = it->isEmpty() ? m_points.erase(it) : std::next(it);
    }
}

QList<AgeHistory::Line> AgeHistory::lines() const {
    QList<Line> lines;
    for (auto it = m_points.begin(); it != m_points.end(); ++it) lines << Line{it.key(), it.value(), it->last().y() > kLateSeconds};
    return lines;
}

std::pair<QString, double> AgeHistory::worst() const {
    std::pair<QString, double> worst;
    double newest = 0;
    for (const auto& points : m_points) newest = std::max(newest, points.last().x());
    for (auto it = m_points.begin(); it != m_points.end(); ++it)
        if (it->last().x() >= newest && (worst.first.isEmpty() || it->last().y() > worst.second)) worst = {it.key(), it->last().y()};
    return worst;
}

QString ageText(double seconds) {
    const auto tr = [](const char* text) { return QCoreApplication::translate("rf::models::AgeHistory", text); };
    if (seconds < 10) return tr("%1 s").arg(seconds, 0, 'f', 1);
    if (seconds < 120) return tr("%1 s").arg(seconds, 0, 'f', 0);
    if (seconds < 7200) return tr("%1 min").arg(seconds / 60, 0, 'f', 0);
    return tr("%1 h").arg(seconds / 3600, 0, 'f', 1);
}

} // namespace rf::models
