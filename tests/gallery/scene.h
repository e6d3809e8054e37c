#pragma once
// A picture of the gallery. A feature adds one with a file tests/gallery/scene_NAME.cpp:
//
//     RF_SCENE("items", [](Stage& stage) {
//         MainWindow& window = stage.window();   // with the sample file open
//         …
//         stage.shoot(&window);                  // items-light.png, items-dark.png
//     });

#include <QSize>
#include <QString>
#include <QWidget>

#include <functional>
#include <memory>

namespace rf::gallery {

class Stage {
public:
    Stage(QString scene, QString folder, bool dark);
    ~Stage();

    bool isDark() const { return m_dark; }
    /// Writes SCENE[-PART]-THEME.png of the widget as it is shown, children and overlays included.
    void shoot(QWidget* widget, const QString& part = {});
    /// A dialog in front of its dimmed window, as the desktop shows it.
    void shootOver(QWidget* window, QWidget* dialog, const QString& part = {});
    void save(const QPixmap& picture, const QString& part = {});
    /// Runs the event loop until the condition holds; false after `ms`.
    bool wait(const std::function<bool()>& until, int ms = 20'000);
    /// Lets layouts, timers of 0 ms and paints happen.
    void settle();
    int saved() const { return m_saved; }

private:
    QString m_scene, m_folder;
    bool m_dark;
    int m_saved = 0;
};

struct Scene {
    QString name;
    std::function<void(Stage&)> play;
};
/// In the order of their names.
QList<Scene> scenes();

struct SceneEntry {
    SceneEntry(const char* name, std::function<void(Stage&)> play);
};

} // namespace rf::gallery

#define RF_SCENE_JOIN(a, b) a##b
#define RF_SCENE_NAME(line) RF_SCENE_JOIN(sceneEntry, line)
#define RF_SCENE static const rf::gallery::SceneEntry RF_SCENE_NAME(__LINE__)
