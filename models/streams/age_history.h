#pragma once

#include <QList>
#include <QMap>
#include <QPointF>
#include <QString>

namespace rf::models {

/// How far each reader was behind over the last while, as it was sampled.
class AgeHistory {
public:
    static constexpr double kSpan = 15 * 60;   ///< seconds
    static constexpr double kLateSeconds = 30; ///< from here on a reader is late

    struct Line {
        QString name;
        QList<QPointF> points; ///< seconds since the epoch, seconds of age; ascending
        bool late = false;
    };

    void clear() { m_points.clear(); }
    /// One moment: ages in seconds by reader. Who is missing has no point there; who was never there in kSpan is forgotten.
    void sample(double second, const QList<std::pair<QString, double>>& ages);
    QList<Line> lines() const; ///< by name
    /// The reader that is farthest behind now; an empty name: nobody reads.
    std::pair<QString, double> worst() const;

private:
    QMap<QString, QList<QPointF>> m_points;
};

/// "0.4 s", "38 s", "4 min", "2.1 h": for charts and lists; translated.
QString ageText(double seconds);

} // namespace rf::models
